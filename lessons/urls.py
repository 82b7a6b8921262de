"""The site map."""

from django.urls import path

from lessons.growth.views import growth
from lessons.views.code_path import code_path
from lessons.views.design import design
from lessons.views.engines import engines
from lessons.views.lab import lab
from lessons.views.language import language
from lessons.views.lessons import goals, lesson
from lessons.views.myths import myth, myth_prediction, myths
from lessons.views.pages import healthz, home, robots
from lessons.views.predictions import prediction
from lessons.views.progress import arrival, carry, progress, starting_over
from lessons.views.reference import reference, reference_page, under_the_hood
from lessons.views.score import score
from lessons.views.settings_lab import settings_lab

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
    path("design/", design, name="design"),
    path("robots.txt", robots, name="robots"),
    path("healthz", healthz, name="healthz"),
]
