/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lint-finding.h"

#include "gvt-fields-private.h"
#include "gvt-lint-private.h"

struct _GvtLintFinding
{
  GObject parent_instance;

  char *rule;
  char *file;
  guint line;
  char *place;
  char *message;
};

G_DEFINE_FINAL_TYPE (GvtLintFinding, gvt_lint_finding, G_TYPE_OBJECT)

static const GvtField fields[] = {
  GVT_FIELD (GvtLintFinding, "rule", TEXT, rule),
  GVT_FIELD (GvtLintFinding, "file", TEXT, file),
  GVT_FIELD (GvtLintFinding, "line", UINT, line),
  GVT_FIELD (GvtLintFinding, "place", TEXT, place),
  GVT_FIELD (GvtLintFinding, "message", TEXT, message),
};

static void
gvt_lint_finding_class_init (GvtLintFindingClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
gvt_lint_finding_init (GvtLintFinding *self)
{
}

const char *
gvt_lint_finding_get_rule (GvtLintFinding *self)
{
  g_return_val_if_fail (GVT_IS_LINT_FINDING (self), NULL);

  return self->rule;
}

const char *
gvt_lint_finding_get_file (GvtLintFinding *self)
{
  g_return_val_if_fail (GVT_IS_LINT_FINDING (self), NULL);

  return self->file;
}

guint
gvt_lint_finding_get_line (GvtLintFinding *self)
{
  g_return_val_if_fail (GVT_IS_LINT_FINDING (self), 0);

  return self->line;
}

const char *
gvt_lint_finding_get_place (GvtLintFinding *self)
{
  g_return_val_if_fail (GVT_IS_LINT_FINDING (self), NULL);

  return self->place;
}

const char *
gvt_lint_finding_get_message (GvtLintFinding *self)
{
  g_return_val_if_fail (GVT_IS_LINT_FINDING (self), NULL);

  return self->message;
}

void
gvt_lint_add (GListStore *findings,
              const char *rule,
              const char *file,
              guint line,
              const char *place,
              const char *message)
{
  g_autoptr (GvtLintFinding) finding = g_object_new (GVT_TYPE_LINT_FINDING, "rule", rule, "file",
                                                     file, "line", line, "place", place, "message",
                                                     message, NULL);

  g_list_store_append (findings, finding);
}

void
gvt_lint_report (
    GvtLint *self, const char *rule, const GvtPassage *passage, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  gvt_lint_add (self->findings, rule, passage->file, passage->line, passage->place, message);
}

void
gvt_lint_report_at (
    GvtLint *self, const char *rule, const char *file, const char *place, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  gvt_lint_add (self->findings, rule, file, gvt_lint_line (self, file, place), place, message);
}
