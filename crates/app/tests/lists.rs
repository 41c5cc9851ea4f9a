//! Lists from pasted text and chosen files: what is read, kept, written out and let go.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use roster_app::contract::{Code, Event, ListEncoding, ListSeparator, ListSource, Service};
use support::World;
use support::lists::{
    LIST, addresses, exported, file, of_account, report, request, resolution, text,
};
use uuid::Uuid;

#[tokio::test]
async fn a_chosen_file_is_read_and_reported() {
    let world = World::start().await;
    let bytes = b"Name;E-Mail\r\nJ\xF6rg;joerg@tin.example\r\nOrson;orson@brambleby\r\nJ\xF6rg;JOERG@tin.example\r\n";
    let (source, _) = file(&world, "kettle-fair.csv", bytes).await;
    let report = report(
        world
            .app
            .read_list(request(Service::Instantly, source))
            .await,
    );
    assert_eq!(report.file.as_deref(), Some("kettle-fair.csv"));
    assert_eq!(report.layout.encoding, ListEncoding::Latin1);
    assert_eq!(report.layout.separator, ListSeparator::Semicolon);
    assert_eq!((report.layout.key, report.layout.header), (1, true));
    assert_eq!(report.layout.columns[0].samples, ["Jörg", "Orson", "Jörg"]);
    assert_eq!(
        (report.lines, report.used, report.repeated, report.bad),
        (3, 1, 1, 1)
    );
    assert_eq!((report.emails, report.targets), (1, 0));
    let problems: Vec<(usize, &str, bool)> = report
        .problems
        .iter()
        .map(|it| (it.line, &*it.problem, it.repeated))
        .collect();
    let expected = [
        (3, "Not a full e-mail address", false),
        (4, "Same as line 2 (used once)", true),
    ];
    assert_eq!(problems, expected);
}

#[tokio::test]
async fn the_window_reads_no_file_that_nobody_chose() {
    let world = World::start().await;
    let file_id = Uuid::from_u128(9);
    let source = ListSource::File { file_id };
    let refused = world
        .app
        .read_list(request(Service::Instantly, source))
        .await;
    assert_eq!(refused.unwrap_err().code, Code::NotFound);
    let folder = world.folder.path().to_owned();
    assert_eq!(
        world.app.choose_file(folder).await.unwrap_err().code,
        Code::Invalid,
        "a folder is no file"
    );
}

#[tokio::test]
async fn a_spreadsheet_is_refused_with_what_to_do() {
    let world = World::start().await;
    let (source, _) = file(&world, "leads.xlsx", b"PK\x03\x04\x14\x00\x06\x00").await;
    let refused = world
        .app
        .read_list(request(Service::Instantly, source))
        .await;
    let error = refused.unwrap_err();
    assert_eq!(error.code, Code::Invalid);
    assert_eq!(
        error.message,
        "This is a spreadsheet file. Save it as CSV first."
    );
}

#[tokio::test]
async fn the_same_list_is_read_anew_with_another_column() {
    let world = World::start().await;
    let pasted = "a@tin.example,b@tin.example\nc@tin.example,d@tin.example\n";
    let mut asked = request(Service::LeadSquared, text(pasted));
    report(world.app.read_list(asked.clone()).await);
    asked.choice.key = Some(1);
    assert_eq!(
        report(world.app.read_list(asked.clone()).await).layout.key,
        1
    );
    let values = world.app.list_values(LIST).await.unwrap();
    assert_eq!(values.text, "b@tin.example\nd@tin.example");
    assert_eq!(values.count, 2);
    asked.choice.key = Some(7);
    let error = world.app.read_list(asked).await.unwrap_err();
    assert_eq!(error.field.as_deref(), Some("key"));
}

#[tokio::test]
async fn progress_is_told_to_the_end() {
    let mut world = World::start().await;
    let lines: String = (0..20_000)
        .map(|at| format!("lead{at}@moonlit.example\n"))
        .collect();
    let bytes = lines.len() as u64;
    report(
        world
            .app
            .read_list(request(Service::Instantly, text(lines)))
            .await,
    );
    let last = Event::ListProgressed {
        id: LIST.id,
        done: bytes,
        total: bytes,
    };
    assert!(world.events.has_told(|event| *event == last));
}

#[tokio::test]
async fn a_list_is_gone_once_it_is_let_go() {
    let world = World::start().await;
    report(
        world
            .app
            .read_list(request(Service::LeadSquared, text("a@tin.example")))
            .await,
    );
    world.app.let_go_of_list(LIST).await.unwrap();
    let of = of_account(&world, Service::LeadSquared).await;
    assert_eq!(
        world.app.list_values(LIST).await.unwrap_err().code,
        Code::NotFound
    );
    assert_eq!(
        world.app.resolve_list(of).await.unwrap_err().code,
        Code::NotFound
    );
    assert_eq!(
        world.app.export_bad_lines(LIST).await.unwrap_err().code,
        Code::NotFound
    );
    world.app.let_go_of_list(LIST).await.unwrap();
}

#[tokio::test]
async fn every_line_that_is_not_used_is_exported_in_order() {
    let world = World::start().await;
    let of = of_account(&world, Service::Instantly).await;
    let (email, _) = addresses(&world, Service::Instantly, 1).remove(0);
    let mut pasted = format!("Email\n{email}\n=cmd@tin\nnobody@elsewhere.example\n");
    for _ in 0..1_500 {
        pasted.push_str("orson@brambleby\n");
    }
    pasted.push_str("nobody.else@elsewhere.example\n");
    let (source, path) = file(&world, "fair.csv", pasted.as_bytes()).await;
    let report = report(
        world
            .app
            .read_list(request(Service::Instantly, source))
            .await,
    );
    assert_eq!((report.bad, report.problems.len()), (1_501, 1_000));
    let written = world.app.export_bad_lines(LIST).await.unwrap();
    assert_eq!(written.records, 1_501, "all of them, not only those shown");
    resolution(world.app.resolve_list(of).await);
    let written = world.app.export_bad_lines(LIST).await.unwrap();
    assert_eq!(written.records, 1_503);
    let rows = exported(&written.path);
    assert_eq!(rows[0], ["line", "text", "problem"]);
    assert_eq!(
        rows[1],
        ["3", "'=cmd@tin", "Not a full e-mail address"],
        "no formula"
    );
    let left_out = "No such lead in Lanternworks Instantly (left out)";
    assert_eq!(rows[2], ["4", "nobody@elsewhere.example", left_out]);
    assert_eq!(rows.last().unwrap()[0], "1505");
    assert_eq!(rows.len(), 1_504);

    std::fs::write(&path, format!("Email\n{email}\n")).unwrap();
    let error = world.app.export_bad_lines(LIST).await.unwrap_err();
    assert_eq!(
        error.code,
        Code::Invalid,
        "other lines would be named: {error}"
    );
    std::fs::remove_file(&path).unwrap();
    let error = world.app.export_bad_lines(LIST).await.unwrap_err();
    assert_eq!(error.code, Code::NotFound);
    let exports = world.folder.path().join("exports");
    let left = std::fs::read_dir(exports).unwrap().count();
    assert_eq!(left, 2, "nothing half written");
}
