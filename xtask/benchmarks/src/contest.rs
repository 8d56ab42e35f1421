//! Two pieces of code that do the same, timed in turns.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// How often each is timed.
const ROUNDS: usize = 15;

/// How long each round is at least.
const ROUND: Duration = Duration::from_millis(60);

/// What was measured.
pub struct Table {
    wanted: Vec<String>,
    rows: Vec<String>,
}

impl Table {
    /// A table of the contests whose names have one of these texts in them; of all where there is
    /// none.
    pub fn new(wanted: Vec<String>) -> Self {
        Self { wanted, rows: Vec::new() }
    }

    /// Times both in turns. `goal` is how many times as fast as the other ours should be.
    pub fn contest(
        &mut self,
        name: &str,
        goal: f64,
        mut ours: impl FnMut(),
        mut other: impl FnMut(),
    ) {
        if !self.wanted.is_empty() && !self.wanted.iter().any(|text| name.contains(text.as_str())) {
            return;
        }
        let (times, other_times) = (repetitions(&mut ours), repetitions(&mut other));
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            rounds.push((time(&mut ours, times), time(&mut other, other_times)));
        }
        let mut ratios: Vec<f64> = rounds.iter().map(|(ours, other)| other / ours).collect();
        ratios.sort_by(f64::total_cmp);
        let median = ratios[ratios.len() / 2];
        let per_second = |pick: fn(&(f64, f64)) -> f64| {
            let mut all: Vec<f64> = rounds.iter().map(pick).collect();
            all.sort_by(f64::total_cmp);
            1.0 / all[all.len() / 2]
        };
        let mine = allocation_counter::measure(&mut ours);
        let others = allocation_counter::measure(&mut other);
        let row = format!(
            "| {name} | {:.0} | {:.0} | {median:.2} ({:.2} to {:.2}) | {goal} | {} / {} | {} / {} |",
            per_second(|pair| pair.0),
            per_second(|pair| pair.1),
            ratios[0],
            ratios[ratios.len() - 1],
            mine.count_total,
            others.count_total,
            mine.bytes_total,
            others.bytes_total,
        );
        eprintln!("{row}");
        self.rows.push(row);
    }

    /// Prints all rows in Markdown.
    pub fn print(&self) {
        println!(
            "Median of {ROUNDS} rounds in turns, by the processor time of the one thread; a ratio above 1 says that generated code is faster, \
             in brackets the worst and the best round.\n"
        );
        println!(
            "| what | generated, per s | other, per s | ratio | goal | allocations | bytes allocated |"
        );
        println!("|---|--:|--:|--:|--:|--:|--:|");
        for row in &self.rows {
            println!("{row}");
        }
    }
}

/// How often something runs in a round.
fn repetitions(run: &mut impl FnMut()) -> u32 {
    let mut times = 1;
    loop {
        let start = now();
        (0..times).for_each(|_| run());
        let elapsed = now() - start;
        if elapsed >= ROUND / 2 {
            let more = ROUND.as_secs_f64() / elapsed.as_secs_f64();
            return (f64::from(times) * more).ceil() as u32;
        }
        times *= 2;
    }
}

/// Seconds of one run.
fn time(run: &mut impl FnMut(), times: u32) -> f64 {
    let start = now();
    (0..times).for_each(|_| run());
    (now() - start).as_secs_f64() / f64::from(times)
}

/// What this thread has computed until now. Both ends of a connection run in it, and what else the
/// machine does is left out.
fn now() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}
