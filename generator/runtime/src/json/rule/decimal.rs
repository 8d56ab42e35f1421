//! Numbers by their decimal digits, so that 0.07 is a multiple of 0.01.

use std::cmp::Ordering;

use super::super::Number;

/// A number as `digits * 10^exponent`, without its sign.
#[derive(Clone, Copy, Debug)]
struct Decimal {
    digits: u128,
    exponent: i32,
}

impl Decimal {
    /// The shortest decimal that reads as the double: what stood in the text, for any number of
    /// seventeen digits or less.
    fn of_double(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let text = format!("{:e}", value.abs());
        let (digits, exponent) = text.split_once('e')?;
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let exponent = exponent.parse::<i32>().ok()? - i32::try_from(fraction.len()).ok()?;
        Some(Self { digits: format!("{whole}{fraction}").parse().ok()?, exponent })
    }

    fn of_number(number: &Number) -> Option<Self> {
        match integer(number) {
            Some(value) => Some(Self { digits: value.unsigned_abs(), exponent: 0 }),
            None => Self::of_double(number.as_f64()?),
        }
    }
}

fn integer(number: &Number) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

/// Whether a number is without a fraction.
pub(super) fn is_whole(number: &Number) -> bool {
    !number.is_f64() || number.as_f64().is_some_and(|value| value.fract() == 0.0)
}

/// Whether a number is a multiple of a step (JSON Schema 2020-12 validation §6.2.1).
pub(super) fn is_multiple(number: &Number, step: f64) -> bool {
    let (Some(number), Some(step)) = (Decimal::of_number(number), Decimal::of_double(step)) else {
        return true;
    };
    if step.digits == 0 || number.digits == 0 {
        return true;
    }
    let places = number.exponent - step.exponent;
    if places >= 0 {
        // A step has seventeen digits at most, so that no product overflows.
        let scale = power(10, places.unsigned_abs(), step.digits);
        return ((number.digits % step.digits) * scale).is_multiple_of(step.digits);
    }
    // A number has twenty digits at most: it is no multiple of anything with more.
    let scale = 10_u128.checked_pow(places.unsigned_abs());
    let step = scale.and_then(|scale| step.digits.checked_mul(scale));
    step.is_some_and(|step| number.digits.is_multiple_of(step))
}

/// A power, modulo a number.
fn power(base: u128, mut exponent: u32, modulus: u128) -> u128 {
    let (mut result, mut base) = (1 % modulus, base % modulus);
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent /= 2;
    }
    result
}

/// How a number stands to a limit. An integer of more than 53 bits is not rounded for it.
pub(super) fn compare(number: &Number, limit: f64) -> Option<Ordering> {
    let Some(value) = integer(number) else { return number.as_f64()?.partial_cmp(&limit) };
    // 2^64: beyond it every limit is beyond every integer of a text.
    if limit.abs() > 18_446_744_073_709_551_616.0 {
        return 0.0.partial_cmp(&limit);
    }
    let whole = limit.floor();
    let ordering = value.cmp(&(whole as i128));
    Some(if ordering == Ordering::Equal && whole < limit { Ordering::Less } else { ordering })
}

#[cfg(test)]
mod tests {
    use super::{Number, compare, is_multiple};

    #[test]
    fn multiples_are_those_of_the_text() {
        let rows = [
            ("0.07", 0.01, true),
            ("0.075", 0.01, false),
            ("19.99", 0.01, true),
            ("4.35", 0.01, true),
            ("1.1", 0.1, true),
            ("1e300", 0.01, true),
            ("1e-300", 0.01, false),
            ("1e300", 7.0, false),
            ("9007199254740993", 2.0, false),
            ("18446744073709551615", 5.0, true),
            ("-0.3", 0.1, true),
            ("0", 0.3, true),
            ("1.0", 1.0, true),
            ("123456789", 1e-8, true),
            ("3", 1.5, true),
            ("0.00001", 0.000_03, false),
        ];
        for (text, step, expected) in rows {
            let number: Number = text.parse().unwrap();
            assert_eq!(is_multiple(&number, step), expected, "{text} of {step}");
        }
    }

    #[test]
    fn large_integers_are_not_rounded() {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let rows = [
            ("9007199254740993", 9_007_199_254_740_992.0, Greater),
            ("9007199254740992", 9_007_199_254_740_992.0, Equal),
            ("18446744073709551615", 18_446_744_073_709_551_616.0, Less),
            ("-1", -1.5, Greater),
            ("-2", -1.5, Less),
            ("1", 1.5, Less),
            ("1", 1e300, Less),
            ("1", -1e300, Greater),
            ("1.5", 1.5, Equal),
        ];
        for (text, limit, expected) in rows {
            let number: Number = text.parse().unwrap();
            assert_eq!(compare(&number, limit), Some(expected), "{text} to {limit}");
        }
    }
}
