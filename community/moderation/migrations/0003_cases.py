"""Cases with their reports, copies, notes, messages and events; sanctions, appeals, the audit log."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0001_initial"),
        ("members", "0001_initial"),
        ("moderation", "0002_community_moderators"),
        ("posts", "0003_editors_curate_tags"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("hash", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CannedText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=80, unique=True, verbose_name="title")),
                ("text", models.TextField(max_length=2000, verbose_name="text")),
                (
                    "reader",
                    models.CharField(
                        choices=[("author", "the author"), ("reporter", "those who reported")],
                        default="author",
                        max_length=8,
                        verbose_name="for",
                    ),
                ),
                (
                    "rule_id",
                    models.CharField(
                        blank=True,
                        help_text="Offered first under this rule.",
                        max_length=36,
                        verbose_name="rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "canned text",
                "verbose_name_plural": "canned texts",
                "ordering": ["title"],
            },
        ),
        migrations.CreateModel(
            name="ModerationSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "team_name",
                    models.CharField(
                        blank=True,
                        help_text="What stands under the moderators' messages instead of their own names.",
                        max_length=60,
                        verbose_name="name of the team",
                    ),
                ),
                (
                    "appeal_days",
                    models.PositiveSmallIntegerField(
                        default=7,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="days until an appeal is answered, at most",
                    ),
                ),
                (
                    "appeal_window_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days in which somebody may appeal",
                    ),
                ),
                (
                    "claim_minutes",
                    models.PositiveSmallIntegerField(
                        default=120,
                        validators=[
                            django.core.validators.MinValueValidator(5),
                            django.core.validators.MaxValueValidator(2880),
                        ],
                        verbose_name="minutes a claim holds",
                    ),
                ),
            ],
            options={
                "verbose_name": "Moderation",
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="notice",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="decision",
            name="reporter_message",
            field=models.TextField(blank=True, max_length=2000, verbose_name="message to those who reported"),
        ),
        migrations.AddField(
            model_name="decision",
            name="reverses",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="reversal",
                to="moderation.decision",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="rule_version",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="report",
            name="outcome",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="report",
            name="rule_version",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name="decision",
            name="action",
            field=models.CharField(
                choices=[
                    ("hold", "held for review"),
                    ("remove", "removed"),
                    ("restore", "restored"),
                    ("dismiss", "nothing done"),
                    ("sensitive", "marked as sensitive"),
                    ("lock", "comments locked"),
                    ("warn", "warned"),
                    ("limit", "limited to followers"),
                    ("silence", "silenced"),
                    ("suspend", "suspended"),
                    ("lift", "sanction lifted"),
                    ("reverse", "taken back"),
                ],
                max_length=9,
                verbose_name="decision",
            ),
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("actor_id", models.PositiveBigIntegerField(null=True)),
                ("actor", models.CharField(blank=True, max_length=40, verbose_name="who")),
                ("action", models.CharField(max_length=40, verbose_name="what")),
                ("subject", models.CharField(max_length=40, verbose_name="about")),
                ("why", models.TextField(blank=True, verbose_name="why")),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "entry of the audit log",
                "verbose_name_plural": "audit log",
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["subject", "number"], name="audit_subject"),
                    models.Index(fields=["actor_id", "action", "number"], name="audit_actor"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("post", "post"), ("comment", "comment"), ("member", "member")],
                        max_length=7,
                        verbose_name="kind",
                    ),
                ),
                ("thing_key", models.CharField(editable=False, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("claimed", "claimed"),
                            ("waiting", "waiting for an answer"),
                            ("decided", "decided"),
                            ("appealed", "appealed"),
                            ("closed", "closed"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("report", "a report"),
                            ("moderator", "a moderator"),
                            ("rule", "a rule of the site"),
                        ],
                        default="report",
                        max_length=9,
                        verbose_name="opened by",
                    ),
                ),
                ("open_key", models.CharField(editable=False, max_length=40, null=True, unique=True)),
                ("is_open", models.BooleanField(default=True, editable=False)),
                (
                    "harm",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "low"), (2, "medium"), (3, "high"), (4, "urgent")],
                        default=2,
                        verbose_name="harm",
                    ),
                ),
                ("rule_id", models.CharField(blank=True, max_length=36)),
                ("rule_title", models.CharField(blank=True, max_length=200, verbose_name="rule")),
                (
                    "report_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="reports"),
                ),
                ("claimed_until", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "opened_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="opened"
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="%(class)ss_about",
                        to="members.member",
                        verbose_name="about",
                    ),
                ),
                (
                    "claimed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="cases_claimed",
                        to="members.member",
                    ),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="comments.comment",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="posts.post",
                    ),
                ),
            ],
            options={
                "verbose_name": "case",
                "verbose_name_plural": "cases",
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="decision",
            name="case",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="decisions",
                to="moderation.case",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="case",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports",
                to="moderation.case",
            ),
        ),
        migrations.CreateModel(
            name="CaseMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_with_author", models.BooleanField()),
                ("is_from_team", models.BooleanField()),
                ("text", models.TextField(max_length=2000, verbose_name="message")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="moderation.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="case_messages",
                        to="members.member",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CaseNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="note")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="moderation.case",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CaseEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opened", "opened"),
                            ("reported", "reported"),
                            ("claimed", "claimed"),
                            ("taken_over", "taken over"),
                            ("handed_over", "handed over"),
                            ("released", "put back"),
                            ("claim_ended", "claim timed out"),
                            ("waiting", "waits for an answer"),
                            ("harm_set", "harm set"),
                            ("noted", "note"),
                            ("team_wrote", "the team wrote"),
                            ("person_wrote", "an answer came"),
                            ("decided", "decided"),
                            ("answered", "reporter told the outcome"),
                            ("updated", "reporter told of a change"),
                            ("appealed", "appealed"),
                            ("appeal_decided", "appeal decided"),
                            ("reversed", "decision taken back"),
                            ("sanction_ended", "sanction ended"),
                            ("deleted", "deleted for good"),
                            ("closed", "closed"),
                        ],
                        max_length=14,
                    ),
                ),
                ("data", models.JSONField(default=dict)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="moderation.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="moderation.casemessage",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="moderation.casenote",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("delete", "delete for good"), ("decide", "decide about many")], max_length=6
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("confirmed", "confirmed"),
                            ("declined", "declined"),
                            ("expired", "expired"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("verdict", models.JSONField(default=dict)),
                ("reason", models.TextField(max_length=2000, verbose_name="reason")),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("expires_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("cases", models.ManyToManyField(related_name="proposals", to="moderation.case")),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal",
                "verbose_name_plural": "proposals",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Sanction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("hold", "held for review"),
                            ("remove", "removed"),
                            ("restore", "restored"),
                            ("dismiss", "nothing done"),
                            ("sensitive", "marked as sensitive"),
                            ("lock", "comments locked"),
                            ("warn", "warned"),
                            ("limit", "limited to followers"),
                            ("silence", "silenced"),
                            ("suspend", "suspended"),
                            ("lift", "sanction lifted"),
                            ("reverse", "taken back"),
                        ],
                        max_length=9,
                    ),
                ),
                ("thing_key", models.CharField(editable=False, max_length=40)),
                ("active_key", models.CharField(editable=False, max_length=60, null=True, unique=True)),
                ("before", models.JSONField(default=dict)),
                ("starts_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("review_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("expired", "ended by itself"),
                            ("lifted", "lifted"),
                            ("reversed", "taken back"),
                            ("replaced", "replaced by another"),
                            ("purged", "deleted for good"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sanctions",
                        to="moderation.decision",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sanctions",
                        to="members.member",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="moderation.sanction",
                    ),
                ),
            ],
            options={
                "verbose_name": "sanction",
                "verbose_name_plural": "sanctions",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("text", models.TextField(blank=True, verbose_name="as it read when reported")),
                ("profile", models.JSONField(default=dict)),
                ("taken_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="snapshots",
                        to="moderation.case",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="KeptPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(editable=False, max_length=32, unique=True)),
                ("source_key", models.CharField(editable=False, max_length=32)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_profile", models.BooleanField(default=False)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("alt_text", models.TextField(blank=True)),
                (
                    "snapshot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="moderation.snapshot",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="report",
            name="copy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="reports",
                to="moderation.snapshot",
            ),
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="why it was wrong")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("upheld", "the decision stands"),
                            ("reversed", "the decision was taken back"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("answer_by", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="appeals",
                        to="members.member",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appeal",
                        to="moderation.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "appeal",
                "verbose_name_plural": "appeals",
                "default_permissions": (),
                "indexes": [models.Index(fields=["state", "answer_by"], name="appeal_queue")],
            },
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["is_open", "-harm", "opened_at", "id"], name="case_queue"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["thing_key", "-id"], name="case_thing"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["about", "-id"], name="case_about"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["state", "decided_at"], name="case_state"),
        ),
        migrations.AddIndex(
            model_name="casemessage",
            index=models.Index(fields=["case", "person", "id"], name="case_message_thread"),
        ),
        migrations.AddIndex(
            model_name="caseevent",
            index=models.Index(fields=["case", "id"], name="case_event_order"),
        ),
        migrations.AddIndex(
            model_name="sanction",
            index=models.Index(fields=["ended_at", "ends_at"], name="sanction_ending"),
        ),
        migrations.AddIndex(
            model_name="sanction",
            index=models.Index(fields=["member", "action", "ended_at"], name="sanction_of_member"),
        ),
        migrations.AddIndex(
            model_name="sanction",
            index=models.Index(fields=["thing_key", "ended_at"], name="sanction_of_thing"),
        ),
        migrations.AddConstraint(
            model_name="sanction",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__isnull", False), ("review_at__isnull", False), _connector="OR"),
                name="sanction_ends_or_is_looked_at_again",
            ),
        ),
        migrations.AddIndex(
            model_name="snapshot",
            index=models.Index(fields=["taken_at"], name="snapshot_taken"),
        ),
        migrations.AddConstraint(
            model_name="snapshot",
            constraint=models.UniqueConstraint(
                fields=("case", "digest"), name="snapshot_once_for_each_state"
            ),
        ),
    ]
