"""Public addresses."""

from django.urls import path

from mingchuang.portal.views import campaigns, items, people, pledges, public, record, tracking

app_name = "portal"
urlpatterns = [
    path("", public.home, name="home"),
    path("units/", public.units, name="units"),
    path("items/", items.items, name="items"),
    path("items/<slug:code>/", items.item, name="item"),
    path("simplified/", items.simplified, name="simplified"),
    path("u/<slug:code>/", public.place, name="unit"),
    path("n/<slug:code>/", public.window, name="window"),
    path("s/<int:pk>/", people.person, name="person"),
    path("s/<int:pk>/photo.jpg", people.photo, name="person-photo"),
    path("p/<slug:code>/", pledges.pledges, name="pledges"),
    path("p/<slug:code>/deeds/", pledges.deeds, name="deeds"),
    path("record/<slug:code>/", record.record, name="record"),
    path("receipt/", tracking.track, name="track"),
    path("c/<slug:code>/", campaigns.board, name="campaign"),
]
