"""Classifiers as somebody outside might write them, good and bad."""

from community.safeguards.classifiers import Advice
from community.safeguards.submissions import Submission


def says_hold(submission: Submission) -> Advice:
    return Advice("hold", "It looks like an advert.")


def says_case(submission: Submission) -> Advice:
    return Advice("case", "Somebody should look.")


def says_nothing(submission: Submission) -> None:
    return None


def wants_to_suspend(submission: Submission) -> Advice:
    return Advice("suspend", "I am sure.")


def falls_over(submission: Submission) -> Advice:
    raise RuntimeError("the network is down")
