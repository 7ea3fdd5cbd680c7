//! The files of the folder on a Docker engine: one host with Compose, and a stack on a Swarm of one node. `cargo xtask deployed` runs
//! what is in here, and so does `SALA_DOCKER=1 cargo xtask test`. Images are named by the environment as in `.env.example`; without `SALA_IMAGE` one is built.

mod compose;
mod house;
mod stack;
