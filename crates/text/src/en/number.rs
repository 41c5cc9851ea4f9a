//! Counts as people read them.

/// With a comma before each three digits: "12,403".
pub fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut shown = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// A number of things: "1 lead", "12,403 leads".
pub fn counted(count: u64, one: &str, many: &str) -> String {
    let what = if count == 1 { one } else { many };
    format!("{} {what}", number(count))
}

pub fn leads(count: u64) -> String {
    counted(count, "lead", "leads")
}

pub fn users(count: u64) -> String {
    counted(count, "user", "users")
}
