//! What a desktop does to a window from outside: the buttons of its frame, which a bare display lacks.

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

use super::wait::until;

/// Asks the window in sight to close, as the button in its frame does.
/// <https://www.x.org/releases/X11R7.6/doc/xorg-docs/specs/ICCCM/icccm.html#window_deletion>
pub(super) fn ask_to_close(display: &str) {
    let (server, screen) = x11rb::connect(Some(display)).expect("the display answers");
    let protocols = atom(&server, "WM_PROTOCOLS");
    let delete = atom(&server, "WM_DELETE_WINDOW");
    let root = server.setup().roots[screen].root;
    let window = until("a window is in sight that can be asked", || {
        let tree = server.query_tree(root).expect("asking for the windows");
        let windows = tree.reply().expect("the windows").children;
        windows
            .into_iter()
            .filter(|window| is_in_sight(&server, *window))
            .find(|window| listens_to(&server, *window, protocols, delete))
    });
    let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
    let sent = server.send_event(false, window, EventMask::NO_EVENT, message);
    let sent = sent.expect("sending the message").check();
    sent.expect("the message is taken");
}

fn atom(server: &RustConnection, name: &str) -> Atom {
    let asked = server.intern_atom(false, name.as_bytes());
    asked.expect("asking for a name").reply().expect(name).atom
}

fn is_in_sight(server: &RustConnection, window: Window) -> bool {
    let asked = server.get_window_attributes(window);
    let told = asked.ok().and_then(|cookie| cookie.reply().ok());
    told.is_some_and(|told| told.map_state == MapState::VIEWABLE)
}

fn listens_to(server: &RustConnection, window: Window, protocols: Atom, wanted: Atom) -> bool {
    let asked = server.get_property(false, window, protocols, AtomEnum::ATOM, 0, 32);
    let told = asked.ok().and_then(|cookie| cookie.reply().ok());
    told.is_some_and(|told| {
        told.value32()
            .is_some_and(|mut listed| listed.any(|one| one == wanted))
    })
}
