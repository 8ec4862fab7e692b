"""Addresses of campaigns, written whole from the root of the site. The public board is the portal's."""

from django.urls import URLPattern, path

from mingchuang.campaigns.views import campaigns, confirming, norms, papers, plans, tasks, updating

app_name = "campaigns"

DRAFT = "w/campaigns/plans/<int:pk>/<int:ordinal>/"
CAMPAIGN = "w/campaigns/<slug:code>/"
TASK = "w/campaigns/<slug:code>/tasks/<int:pk>/"

NORMS = "w/campaigns/<slug:code>/norms/"

public: list[URLPattern] = [
    path("norms/<slug:code>/", norms.norms_public, name="norms-public"),
]
staff = [
    path("w/campaigns/", campaigns.campaigns, name="campaigns"),
    path("w/campaigns/plans/upload/", plans.upload_plan, name="upload-plan"),
    path("w/campaigns/plans/<int:pk>/file/", plans.plan_file, name="plan-file"),
    path(DRAFT, plans.draft, name="draft"),
    path(f"{DRAFT}header/", plans.edit_header, name="edit-header"),
    path(f"{DRAFT}details/", plans.edit_details, name="edit-details"),
    path(f"{DRAFT}confirm/", confirming.confirm_plan, name="confirm-plan"),
    path(f"{DRAFT}drop/", plans.drop_draft, name="drop-draft"),
    path(f"{DRAFT}new-version/", updating.new_version, name="new-version"),
    path(f"{DRAFT}update/", updating.update, name="update"),
    path(f"{DRAFT}update/finish/", updating.finish_update, name="finish-update"),
    path(f"{DRAFT}update/<slug:key>/", updating.apply_item, name="apply-item"),
    path(f"{DRAFT}update/<slug:key>/pass-over/", updating.pass_over_item, name="pass-over-item"),
    path(f"{DRAFT}update/<slug:key>/reconsider/", updating.reconsider_item, name="reconsider-item"),
    path(f"{DRAFT}spots/<slug:key>/", plans.look_at_spot, name="look-at-spot"),
    path(f"{DRAFT}take-up/", plans.take_up_draft, name="take-up-draft"),
    path(f"{DRAFT}<slug:part>/add/", plans.add_row, name="add-row"),
    path(f"{DRAFT}<slug:part>/<int:index>/", plans.edit_row, name="edit-row"),
    path(f"{DRAFT}<slug:part>/<int:index>/drop/", plans.drop_row, name="drop-row"),
    path("w/campaigns/tasks/<int:matter>/", tasks.followed_task, name="followed-task"),
    path(CAMPAIGN, campaigns.campaign, name="campaign"),
    path(f"{CAMPAIGN}plan.docx", papers.plan_as_paper, name="plan-paper"),
    path(f"{CAMPAIGN}source/", campaigns.source_file, name="source-file"),
    path(f"{CAMPAIGN}summary/", campaigns.summary_file, name="summary-file"),
    path(f"{CAMPAIGN}tasks.xlsx", campaigns.tasks_sheet, name="tasks-sheet"),
    path(f"{CAMPAIGN}edit/", campaigns.edit_campaign, name="edit-campaign"),
    path(f"{CAMPAIGN}start/", campaigns.start_campaign, name="start-campaign"),
    path(f"{CAMPAIGN}close/", campaigns.close_campaign, name="close-campaign"),
    path(f"{CAMPAIGN}adopt-framework/", campaigns.adopt_framework, name="adopt-framework"),
    path(f"{CAMPAIGN}tasks/add/", tasks.add_task, name="add-task"),
    path(NORMS, norms.norms, name="norms"),
    path(f"{CAMPAIGN}norms.xlsx", norms.norms_sheet, name="norms-sheet"),
    path(f"{NORMS}add/", norms.add_norm_set, name="add-norm-set"),
    path(f"{NORMS}<int:pk>/", norms.norm_set, name="norm-set"),
    path(f"{NORMS}<int:pk>/change/", norms.change_norm_set, name="change-norm-set"),
    path(f"{NORMS}<int:pk>/move/", norms.move_norm_set, name="move-norm-set"),
    path(f"{NORMS}<int:pk>/add/", norms.add_norm_lines, name="add-norm-lines"),
    path(f"{NORMS}<int:pk>/<int:line>/change/", norms.change_norm_line, name="change-norm-line"),
    path(f"{NORMS}<int:pk>/<int:line>/move/", norms.move_norm_line, name="move-norm-line"),
    path(f"{NORMS}<int:pk>/<int:line>/retire/", norms.retire_norm_line, name="retire-norm-line"),
    path(TASK, tasks.task, name="task"),
    path(f"{TASK}edit/", tasks.edit_task, name="edit-task"),
    path(f"{TASK}withdraw/", tasks.withdraw_task, name="withdraw-task"),
    path(f"{TASK}report/", tasks.report_task, name="report-task"),
    path(f"{TASK}units/<int:unit>/accept/", tasks.accept_task, name="accept-task"),
    path(f"{TASK}units/<int:unit>/return/", tasks.return_task, name="return-task"),
    path(f"{TASK}evidence/<int:file>/", tasks.evidence_file, name="evidence-file"),
]
urlpatterns = [*public, *staff]
