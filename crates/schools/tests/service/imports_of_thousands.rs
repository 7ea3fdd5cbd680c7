//! Files of many rows: planned in one call, applied and undone in calls of a thousand. How fast thirty thousand are is measured by the bench.

use std::fmt::Write as _;

use api::schools::v1 as pb;

use crate::given::{COORDINATOR, client, map, world};
use crate::importing::{apply, of_pupils, of_schools, outcomes, planned, progress, resolved, undo};

const ROWS: usize = 2_300;

fn code(number: usize) -> String {
    format!("{:010}", 9_990_000_000_usize + number)
}

fn schools() -> Vec<u8> {
    let mut file = "OBEC10,ชื่อโรงเรียน,สังกัด,รหัสเขตพื้นที่,รหัสตำบล,ชั้นต่ำสุด,ชั้นสูงสุด\n".to_owned();
    for number in 0..ROWS {
        let (office, subdistrict) = if number % 2 == 0 { ("4001", "400101") } else { ("4005", "400501") };
        writeln!(file, "{},โรงเรียนที่ {number} (ข้อมูลสมมติ),สพฐ.,{office},{subdistrict},อ.2,ป.6", code(number)).expect("written");
    }
    file.into_bytes()
}

fn pupils() -> String {
    let mut file = "OBEC10,ป.1 ชาย,ป.1 หญิง\n".to_owned();
    for number in 0..ROWS {
        writeln!(file, "{},{},{}", code(number), number % 30, number % 20).expect("written");
    }
    file
}

async fn all_applied(client: &mut crate::given::Client, mut import: pb::Import) -> pb::Import {
    let mut left = Vec::new();
    while import.state() != pb::ImportState::Applied {
        import = apply(client, &import, 0).await.expect("applied");
        left.push(progress(&import)[4]);
    }
    assert_eq!(left, [1300, 300, 0]);
    import
}

async fn all_undone(client: &mut crate::given::Client, mut import: pb::Import) -> pb::Import {
    let mut left = Vec::new();
    while import.state() != pb::ImportState::Undone {
        import = undo(client, &import, 0).await.expect("undone");
        left.push(progress(&import)[4]);
    }
    assert_eq!(left, [1300, 300, 0]);
    import
}

#[tokio::test]
async fn thousands_of_schools_and_their_pupils_are_planned_applied_and_undone() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let many = i32::try_from(ROWS).expect("few enough");
    let (import, _) = planned(&mut client, of_schools(schools())).await;
    assert_eq!(outcomes(&import), [many, 0, 0, 0]);
    let of_schools = all_applied(&mut client, import).await;
    let (import, _) = planned(&mut client, of_pupils(pupils())).await;
    assert_eq!(outcomes(&import), [many, 0, 0, 0]);
    let of_pupils = all_applied(&mut client, import).await;
    let last = resolved(&mut client, &code(ROWS - 1)).await.expect("there");
    assert_eq!(last.version, 1);
    let undone = all_undone(&mut client, of_pupils).await;
    assert_eq!(progress(&undone), [many, 0, many, 0, 0]);
    let undone = all_undone(&mut client, of_schools).await;
    assert_eq!(progress(&undone), [many, 0, many, 0, 0], "nothing refers to them any more");
    assert!(resolved(&mut client, &code(0)).await.is_err());
    let told = world.told("schools").await;
    let named = |aggregate: &str, name: &str| told.iter().filter(|e| e.aggregate == aggregate && e.event == name).count();
    assert_eq!((named("school", "registered"), named("school", "withdrawn")), (ROWS, ROWS));
    assert_eq!(told.iter().filter(|event| event.aggregate == "enrolment").count(), 2 * ROWS);
    assert_eq!((named("import", "applied"), named("import", "undone")), (6, 6));
}
