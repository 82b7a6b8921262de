from django.http import HttpResponse


def leave(request):
    request.session.set_expiry(0)
    return HttpResponse("You may close the window now.")
