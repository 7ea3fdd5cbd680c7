//! `sala`: see the library.

fn main() -> std::process::ExitCode {
    sala::run(std::env::args_os())
}
