//! Ids that cannot be mistaken for one another.

use chassis::kernel::ids;

ids! {
    /// Id of a framework.
    FrameworkId
}
