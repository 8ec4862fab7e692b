"""The whole site on one page."""

from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from mingchuang.portal.views.public import type_size
from mingchuang.workspace.views.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    # How a page reads is nobody's secret: without a token these two set no cookie on pages that only inform.
    path("language/", csrf_exempt(set_language), name="set_language"),
    path("type-size/", csrf_exempt(type_size), name="type-size"),
    path("", include("mingchuang.portal.urls")),
    path("w/", include("mingchuang.workspace.urls")),
    path("w/org/", include("mingchuang.organisations.urls")),
    path("", include("mingchuang.foundation.work.urls")),
    path("", include("mingchuang.following.urls")),
    path("", include("mingchuang.callbacks.urls")),
    path("", include("mingchuang.campaigns.urls")),
    path("", include("mingchuang.catalogue.urls")),
    path("", include("mingchuang.rectification.urls")),
    path("", include("mingchuang.queueing.urls")),
    path("", include("mingchuang.reception.urls")),
    path("", include("mingchuang.casework.urls")),
    path("", include("mingchuang.pledges.urls")),
    path("", include("mingchuang.evaluations.urls")),
    path("", include("mingchuang.feedback.urls")),
    path("", include("mingchuang.outreach.urls")),
    path("", include("mingchuang.supervision.urls")),
    path("", include("mingchuang.assessment.urls")),
    path("", include("mingchuang.publicity.urls")),
    path("", include("mingchuang.exchange.urls")),
]
