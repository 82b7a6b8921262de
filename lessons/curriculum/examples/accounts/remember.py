"""A login form with a box to tick: stay logged in on this device."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView

REMEMBERED_S = 60 * 60 * 24 * 30


class RememberMeForm(AuthenticationForm):
    remember_me = forms.BooleanField(label="Stay logged in on this device", required=False)


class RememberMeLoginView(LoginView):
    form_class = RememberMeForm

    def form_valid(self, form):
        # First log in: if the session was another user's, login() throws it away,
        # and with it what set_expiry() stored there.
        response = super().form_valid(form)
        remembered = form.cleaned_data["remember_me"]
        self.request.session.set_expiry(REMEMBERED_S if remembered else 0)
        return response
