//! Everything that Roster is built from may be given away with it.

use crate::graph::metadata;

/// Licences that ask for no more than their text or notice to be handed on. MPL-2.0 asks for changes
/// to its own files, which are not changed here.
const FIT: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether an expression can be met with licences that fit. `AND` binds tighter than `OR`; some
/// packages still write `/` for `OR`.
fn fits(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    any_fits(&mut rest) == Some(true) && rest.is_empty()
}

/// Reads as far as `OR` goes; none for what is no expression.
fn any_fits(words: &mut &[&str]) -> Option<bool> {
    let mut fits = all_fit(words)?;
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        fits |= all_fit(words)?;
    }
    Some(fits)
}

fn all_fit(words: &mut &[&str]) -> Option<bool> {
    let mut fits = one_fits(words)?;
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        fits &= one_fits(words)?;
    }
    Some(fits)
}

fn one_fits(words: &mut &[&str]) -> Option<bool> {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let fits = any_fits(words)?;
            *words = words.strip_prefix(&[")"])?;
            Some(fits)
        }
        [licence, "WITH", exception, rest @ ..] => {
            *words = rest;
            Some(FIT.contains(&format!("{licence} WITH {exception}").as_str()))
        }
        [licence, rest @ ..] => {
            *words = rest;
            Some(FIT.contains(licence))
        }
        [] => None,
    }
}

#[test]
fn every_package_has_a_licence_that_fits() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let wrong: Vec<String> = packages
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(fits))
        .map(|package| {
            format!(
                "{} {}: {}",
                package["name"], package["version"], package["license"]
            )
        })
        .collect();
    assert!(packages.len() > 100, "the packages are read");
    assert!(
        wrong.is_empty(),
        "licences to look at:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn a_licence_expression_is_read_as_it_is_meant() {
    for fitting in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-3.0-only OR MIT",
        "(MIT OR GPL-3.0-only) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR GPL-3.0-only",
    ] {
        assert!(fits(fitting), "{fitting}");
    }
    for wrong in [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "MIT OR",
        "(MIT",
        "GPL-3.0-only OR (MIT AND X)",
    ] {
        assert!(!fits(wrong), "{wrong:?}");
    }
}
