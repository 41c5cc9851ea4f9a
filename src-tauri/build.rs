//! Lets Tauri's build step find the capabilities, which are not beside `tauri.conf.json`.

const CAPABILITIES: &str = "src-tauri/capabilities/**/*";

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let attributes = tauri_build::Attributes::new().capabilities_path_pattern(CAPABILITIES);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
