//! The terminal while something is typed unseen.

/// Puts the terminal back as it was when dropped. Whoever reads from it does so too, but may be left
/// reading when the command is asked to end, and then the person's shell would show nothing typed.
#[cfg(unix)]
pub(crate) struct AsItWas(Option<(std::fs::File, rustix::termios::Termios)>);

#[cfg(unix)]
impl AsItWas {
    /// From how it is now. Where there is no terminal, there is nothing to put back.
    pub(crate) fn now() -> Self {
        let terminal = std::fs::File::open("/dev/tty").ok();
        Self(terminal.and_then(|terminal| {
            let mode = rustix::termios::tcgetattr(&terminal).ok()?;
            Some((terminal, mode))
        }))
    }
}

#[cfg(unix)]
impl Drop for AsItWas {
    fn drop(&mut self) {
        if let Some((terminal, mode)) = &self.0 {
            let now = rustix::termios::OptionalActions::Now;
            // A terminal that has gone away needs nothing any more.
            let _ = rustix::termios::tcsetattr(terminal, now, mode);
        }
    }
}

/// Elsewhere nothing but Ctrl C ends a question, and that puts the terminal back by itself.
#[cfg(not(unix))]
pub(crate) struct AsItWas;

#[cfg(not(unix))]
impl AsItWas {
    /// Nothing to be put back.
    pub(crate) const fn now() -> Self {
        Self
    }
}
