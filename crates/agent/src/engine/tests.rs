use device::{Input, Machine, NewPassword, Origin};
use testkit::recorder::{Authority, Setup};

use super::Engine;
use crate::clock::Clock;
use crate::disk::{DataDir, Disk};

fn start(dir: &tempfile::TempDir) -> Engine {
    let setup = Setup::new(&Authority::new(7));
    let disk = Disk::new(DataDir::open(dir.path()).unwrap());
    Engine::start(disk, setup.profile, setup.bundle, None, Clock::start()).unwrap()
}

async fn wants_spare(engine: &Engine) -> bool {
    let wanted = engine.look(|machine, _| Machine::wants_spare(machine));
    wanted.await.unwrap()
}

/// The runtime has no timer, so that whoever waits for a quiet second panics.
#[test]
fn d8_the_first_challenge_after_a_start_waits_for_no_hash() {
    let dir = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(async {
        let engine = start(&dir);
        let profile = engine.look(|machine, _| machine.profile().clone());
        let profile = profile.await.unwrap();
        let text = "seven slow herons";
        let activate = Input::Activate {
            origin: Origin::Screen,
            password: NewPassword::choose(text, text, &profile).unwrap(),
            reserved_email: None,
            with_sheet: false,
        };
        engine.submit(activate).await.unwrap();
    });
    drop(runtime);

    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(async {
        let engine = start(&dir);
        assert!(wants_spare(&engine).await);
        let keeping = engine.clone();
        let kept = tokio::spawn(async move { keeping.keep_spares().await });
        while wants_spare(&engine).await {
            assert!(!kept.is_finished(), "nothing was drawn");
            tokio::task::yield_now().await;
        }
        kept.abort();
    });
}
