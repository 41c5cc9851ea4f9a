//! Writes the TypeScript types of the contract.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

#[allow(clippy::wildcard_imports)]
use super::*;

const HEAD: &str = "\
// Generated from crates/app/src/contract by `cargo xtask types`. Do not edit.
";

/// The whole TypeScript module: every type of the contract and the table of commands.
#[must_use]
pub fn module() -> String {
    let mut collected = Collected::new();
    let commands = commands(&mut collected);
    collected.visit::<Event>();
    collected.visit::<Error>();
    // What the shell itself gives.
    collected.visit::<ChosenFile>();
    let types: Vec<String> = collected.types.into_values().collect();
    format!("{HEAD}\n{}\n\n{commands}", types.join("\n\n"))
}

struct Collected {
    config: Config,
    types: BTreeMap<String, String>,
}

impl Collected {
    fn new() -> Self {
        Self {
            // Counts and times stay far below 2^53.
            config: Config::new().with_large_int("number"),
            types: BTreeMap::new(),
        }
    }
}

impl TypeVisitor for Collected {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        T::visit_generics(self);
        if T::output_path().is_none() {
            return; // a type of the standard library: what it holds has just been visited
        }
        let name = T::ident(&self.config);
        if self.types.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        let declaration = format!("{docs}export {}", T::decl(&self.config));
        self.types.insert(name, declaration);
        T::visit_dependencies(self);
    }
}

fn commands(collected: &mut Collected) -> String {
    let mut lines = Vec::new();
    macro_rules! list {
        ($($name:ident($input:ty) -> $output:ty;)*) => {
            $(
                collected.visit::<$input>();
                collected.visit::<$output>();
                lines.push(line::<$input, $output>(stringify!($name), &collected.config));
            )*
        };
    }
    crate::for_each_command!(list);
    format!(
        "/** Every command with what goes in and what comes out. */\nexport type Commands = {{\n{}}};\n",
        lines.concat(),
    )
}

fn line<I: TS, O: TS>(name: &str, config: &Config) -> String {
    format!(
        "    {name}: {{ input: {}; output: {} }};\n",
        I::name(config),
        O::name(config),
    )
}
