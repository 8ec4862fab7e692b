"""Campaigns (活动): the plan read from its document, its phases, tasks and norms, who answers for them, the summary.

Words: plan file, draft, campaign, goal, phase, task, report, norm set, norm line, measure, framework.
"""
