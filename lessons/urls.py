"""The URLs of the site."""

from django.urls import path

from lessons.growth.views import growth
from lessons.lab.code_path.views import code_path
from lessons.lab.views import lab
from lessons.policy.views import settings_lab
from lessons.progress.views import arrival, carry, progress, starting_over
from lessons.site.language import language
from lessons.site.views import healthz, home, robots
from lessons.teaching.views.engines import engines
from lessons.teaching.views.lessons import goals, lesson
from lessons.teaching.views.myths import myth, myth_prediction, myths
from lessons.teaching.views.predictions import prediction
from lessons.teaching.views.reference import reference, reference_page, under_the_hood
from lessons.teaching.views.score import score

urlpatterns = [
    path("", home, name="home"),
    path("lessons/<slug:slug>/", lesson, name="lesson"),
    path("lessons/<slug:slug>/predictions/<slug:name>/", prediction, name="prediction"),
    path("lessons/<slug:slug>/goals/", goals, name="goals"),
    path("myths/", myths, name="myths"),
    path("myths/score/", score, name="score"),
    path("myths/<slug:slug>/", myth, name="myth"),
    path("myths/<slug:slug>/prediction/", myth_prediction, name="myth_prediction"),
    path("progress/", progress, name="progress"),
    path("progress/carry/", carry, name="carry"),
    path("progress/arrival/", arrival, name="arrival"),
    path("progress/starting-over/", starting_over, name="starting_over"),
    path("lab/", lab, name="lab"),
    path("lab/path/", code_path, name="code_path"),
    path("lab/settings/", settings_lab, name="settings_lab"),
    path("growth/", growth, name="growth"),
    path("reference/", reference, name="reference"),
    path("reference/engines/", engines, name="engines"),
    path("reference/under-the-hood/", under_the_hood, name="under_the_hood"),
    path("reference/<slug:slug>/", reference_page, name="reference_page"),
    path("language/<slug:code>/", language, name="language"),
    path("robots.txt", robots, name="robots"),
    path("healthz", healthz, name="healthz"),
]
