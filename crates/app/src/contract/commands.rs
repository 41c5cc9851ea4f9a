//! The commands: the only surface that the window calls.

/// Hands the list of all commands to another macro, so that the shell's handlers and the
/// TypeScript types are made from one list and a wrong name compiles nowhere.
///
/// Each line is `name(Input) -> Output;`. The method of [`crate::App`] has the same name.
#[macro_export]
macro_rules! for_each_command {
    ($callback:ident) => {
        $callback! {
            start(()) -> StartInfo;
            save_settings(Settings) -> ();
            test_keychain(()) -> KeychainReport;
            list_connections(()) -> Vec<Connection>;
            add_practice_connections(()) -> Vec<Connection>;
            test_draft(ConnectionDraft) -> ConnectionTest;
            test_edit(ConnectionEdit) -> ConnectionTest;
            test_connection(ConnectionId) -> ConnectionTest;
            add_connection(ConnectionDraft) -> Connection;
            edit_connection(ConnectionEdit) -> Connection;
            remove_connection(ConnectionId) -> ();
            instantly_choices(ConnectionId) -> InstantlyChoices;
            leadsquared_choices(ConnectionId) -> LeadSquaredChoices;
            refresh_choices(ConnectionId) -> ();
            find_choices(FindChoices) -> FoundChoices;
            check(CheckRequest) -> Check;
            read_request(RequestText) -> RequestRead;
            count(CountRequest) -> ();
            count_all(CountId) -> ();
            cancel_count(CountId) -> ();
            list_templates(String) -> Vec<Template>;
            template(TemplateId) -> TemplateDetail;
            open_fields(Form) -> Vec<OpenField>;
            save_template(TemplateDraft) -> Template;
            rename_template(TemplateName) -> Template;
            duplicate_template(TemplateId) -> Template;
            remove_template(TemplateId) -> ();
            export_template(TemplateId) -> Exported;
            import_template(String) -> Template;
            draft(ConnectionId) -> Option<KeptDraft>;
            save_draft(Draft) -> ();
            discard_draft(ConnectionId) -> ();
            read_list(ListRequest) -> ListRead;
            cancel_list(ListId) -> ();
            resolve_list(ListOfAccount) -> ListResolved;
            list_targets(ListOfAccount) -> Vec<ListTarget>;
            list_values(ListId) -> ListValues;
            list_pairs(ListPairsRequest) -> ListPairs;
            export_bad_lines(ListId) -> Exported;
            let_go_of_list(ListId) -> ();
            begin_plan(PlanRequest) -> PlanId;
            begin_derived_plan(DerivedPlanRequest) -> PlanId;
            cancel_plan(PlanId) -> ();
            plan(PlanId) -> PlanDetail;
            records(RecordsQuery) -> RecordsPage;
            tick(TickRequest) -> PlanDetail;
            export(ExportRequest) -> Exported;
            apply(ApplyRequest) -> SubmissionId;
            keep_plan(KeepRequest) -> ();
            pause(SubmissionId) -> ();
            go_on(SubmissionId) -> ();
            stop(SubmissionId) -> ();
            check_again(SubmissionId) -> ();
            running(()) -> Vec<SubmissionDetail>;
            calls(CallsQuery) -> CallsPage;
            budget(ConnectionId) -> BudgetUse;
            set_budget(BudgetEdit) -> BudgetUse;
            history(HistoryQuery) -> HistoryPage;
            submission(SubmissionId) -> SubmissionDetail;
        }
    };
}
