//! Progress on stderr: a spinner on a terminal, plain lines elsewhere.

use indicatif::{HumanDuration, ProgressBar, ProgressStyle};
use std::time::{Duration, Instant};

pub struct Step {
    bar: ProgressBar,
    title: String,
    start: Instant,
}

impl Step {
    pub fn start(title: impl Into<String>) -> Step {
        let title = title.into();
        let bar = ProgressBar::new_spinner();
        bar.set_style(
            ProgressStyle::with_template("{spinner} {prefix} {wide_msg:.dim}")
                .unwrap_or_else(|_| ProgressStyle::default_spinner()),
        );
        bar.set_prefix(title.clone());
        bar.enable_steady_tick(Duration::from_millis(120));
        if bar.is_hidden() {
            eprintln!("{title} ...");
        }
        Step {
            bar,
            title,
            start: Instant::now(),
        }
    }

    /// What is being done at the moment; shown on a terminal only.
    pub fn detail(&self, text: &str) {
        self.bar.set_message(text.to_owned());
    }

    pub fn done(self) {
        self.bar.finish_and_clear();
        let took = self.start.elapsed();
        if took < Duration::from_secs(1) {
            eprintln!("{}: done", self.title);
        } else {
            eprintln!("{}: done in {}", self.title, HumanDuration(took));
        }
    }
}
