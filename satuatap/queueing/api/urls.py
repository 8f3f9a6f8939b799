"""Addresses of the floor's API, below /api/v1/."""

from django.urls import path

from satuatap.queueing.api import bodies, steps
from satuatap.queueing.api.floor import Floor
from satuatap.queueing.api.giving import CallNext, TakeTicket
from satuatap.queueing.api.steps import COUNTER, KIOSK, Step

printed = Step.as_view(
    step=steps.printed,
    name="print_ticket",
    summary="The paper came out: the ticket waits (kiosk that gave the number)",
    roles=(KIOSK,),
)
cancel = Step.as_view(
    step=steps.cancel,
    name="cancel_ticket",
    summary="The person gives the number up",
    members=bodies.CANCEL,
    roles=(KIOSK, COUNTER),
)
recall = Step.as_view(step=steps.recall, name="recall_ticket", summary="Call the same person again")
start = Step.as_view(
    step=steps.start, name="start_ticket", summary="The person came: service begins"
)
finish = Step.as_view(
    step=steps.finish,
    name="finish_ticket",
    summary="Service ends, with an outcome",
    members=bodies.FINISH,
)
no_show = Step.as_view(step=steps.miss, name="miss_ticket", summary="Nobody came")
hold = Step.as_view(
    step=steps.hold,
    name="hold_ticket",
    summary="Put the person aside and free the counter",
    members=bodies.HOLD,
)
transfer = Step.as_view(
    step=steps.transfer,
    name="transfer_ticket",
    summary="Send the person to another service or counter, keeping the number",
    members=bodies.TRANSFER,
)

urlpatterns = [
    path("halls/<slug:hall>/tickets", TakeTicket.as_view(), name="take-ticket"),
    path(
        "halls/<slug:hall>/counters/<slug:counter>/call-next", CallNext.as_view(), name="call-next"
    ),
    path("halls/<slug:hall>/queue", Floor.as_view(), name="queue"),
    path("tickets/<uuid:id>/printed", printed, name="ticket-printed"),
    path("tickets/<uuid:id>/recall", recall, name="ticket-recall"),
    path("tickets/<uuid:id>/start", start, name="ticket-start"),
    path("tickets/<uuid:id>/finish", finish, name="ticket-finish"),
    path("tickets/<uuid:id>/no-show", no_show, name="ticket-no-show"),
    path("tickets/<uuid:id>/hold", hold, name="ticket-hold"),
    path("tickets/<uuid:id>/transfer", transfer, name="ticket-transfer"),
    path("tickets/<uuid:id>/cancel", cancel, name="ticket-cancel"),
]
