"""Doors for training providers: their courses, from draft to catalogue and out of it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.training import policies
from workforce.training.forms import CourseForm
from workforce.training.models import Course
from workforce.training.presenters.courses import CourseLine, topic_choices
from workforce.training.queries import catalogue as queries
from workforce.training.services import courses as services
from workforce.training.services.courses import CourseDetails
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("training_provider", __name__)


@doors.route("/courses")
@access.roles(*policies.OFFERING)
def courses() -> ResponseReturnValue:
    """See the courses one's training provider offers."""
    page = queries.courses_for(acting(), number=page_number(request.args.get("page")))
    lines = [CourseLine.of(course) for course in page.rows]
    return render_template(
        "training/provider/courses.html",
        courses=lines,
        paging=page,
        can_add=policies.can_offer_courses(acting()),
    )


@doors.route("/courses/add", methods=["GET", "POST"])
@access.roles(*policies.OFFERING)
def add() -> ResponseReturnValue:
    """Write a new course as a draft."""
    form = _form()
    if form.accepted():
        with form.refusals():
            course = services.add(acting(), _details(form))
            flash(_("Draft saved. Publish it when it is ready"), "success")
            return redirect(url_for(".course", course_id=course.public_id), 303)
    return render_template("training/provider/add.html", form=form)


@doors.route("/courses/<course_id>")
@access.roles(*policies.OFFERING)
def course(course_id: str) -> ResponseReturnValue:
    """See one course as people will, and publish or withdraw it."""
    row = found(queries.course_for(acting(), course_id))
    return render_template("training/provider/course.html", course=CourseLine.of(row))


@doors.route("/courses/<course_id>/change", methods=["GET", "POST"])
@access.roles(*policies.OFFERING)
def change(course_id: str) -> ResponseReturnValue:
    """Say something else of a course."""
    row = found(queries.course_for(acting(), course_id))
    form = _form(row)
    if form.accepted():
        with form.refusals():
            services.change(acting(), row, _details(form))
            flash(_("Course changed"), "success")
            return redirect(url_for(".course", course_id=course_id), 303)
    return render_template("training/provider/change.html", form=form, course_id=course_id)


@doors.route("/courses/<course_id>/publish", methods=["POST"])
@access.roles(*policies.OFFERING)
def publish(course_id: str) -> ResponseReturnValue:
    """Show a course in the catalogue."""
    services.publish(acting(), found(queries.course_for(acting(), course_id)))
    flash(_("The course is in the catalogue"), "success")
    return redirect(url_for(".course", course_id=course_id), 303)


@doors.route("/courses/<course_id>/withdraw", methods=["POST"])
@access.roles(*policies.OFFERING)
def withdraw(course_id: str) -> ResponseReturnValue:
    """Take a course out of the catalogue."""
    services.withdraw(acting(), found(queries.course_for(acting(), course_id)))
    flash(_("The course is no longer in the catalogue"), "success")
    return redirect(url_for(".course", course_id=course_id), 303)


def _form(course: Course | None = None) -> CourseForm:
    form = CourseForm(obj=course)
    form.topic.choices = topic_choices()
    return form


def _details(form: CourseForm) -> CourseDetails:
    return CourseDetails(
        form.title.data,
        form.topic.data,
        form.summary.data,
        form.delivery.data,
        form.duration_minutes.data,
    )
