/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lint-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-leaving-file.h"
#include "gvt-list-lint.h"
#include "gvt-lists-work.h"
#include "gvt-person-page.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"

#define STEP 100 /* rows shown at once; a list may have thousands */

struct _GvtLintPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkListBox *rules;
  GtkListBox *list;
  GtkWidget *list_group;
  GtkWidget *more;

  GvtRoll *roll;
  char *area;
  GvtListLint *lint; /* (nullable) */
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (GvtLintPage, gvt_lint_page, GVT_TYPE_SECTION_PAGE)

static void
clear (GvtLintPage *self)
{
  GtkListBox *const lists[] = { self->rules, self->list };
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    while ((row = gtk_widget_get_first_child (GTK_WIDGET (lists[i]))) != NULL)
      gtk_list_box_remove (lists[i], row);
  g_clear_pointer (&self->lint, gvt_list_lint_unref);
  self->n_shown = 0;
}

/* --- what was found --- */

/* Those that are broken: what is in order need not be read. */
static void
show_rules (GvtLintPage *self)
{
  for (guint i = 0; i < GVT_N_LINT_RULES; i++)
    if (self->lint->counts[i] > 0)
      {
        g_autofree char *count = gvt_text_number (self->lint->counts[i]);
        g_autofree char *rows = g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "%s row", "%s rows", self->lint->counts[i]), count);

        gtk_list_box_append (
            self->rules, gvt_plain_row_new (gvt_lint_rule_words ((GvtLintRule) i), rows, FALSE));
      }
}

/* Where it stands, never who it is. */
static GtkWidget *
create_row (const GvtLintFinding *finding)
{
  g_autofree char *at = g_strdup_printf (_ ("%s, TPS %s, row %s: %s"), finding->at.village,
                                         finding->at.tps, finding->at.id, finding->at.nik_masked);
  g_autofree char *also = finding->other.village != NULL
                              ? g_strdup_printf (_ ("%s. Also %s, TPS %s, row %s"),
                                                 gvt_lint_rule_words (finding->rule),
                                                 finding->other.village, finding->other.tps,
                                                 finding->other.id)
                              : g_strdup (gvt_lint_rule_words (finding->rule));

  return gvt_plain_row_new (at, also, TRUE);
}

static void
show_more (GvtLintPage *self)
{
  guint end = MIN (self->n_shown + STEP, self->lint->findings->len);

  for (; self->n_shown < end; self->n_shown++)
    gtk_list_box_append (self->list, create_row (self->lint->findings->pdata[self->n_shown]));
  gtk_widget_set_visible (self->more, self->n_shown < self->lint->findings->len);
  gtk_widget_set_visible (self->list_group, self->lint->findings->len > 0);
}

static void
on_looked (gpointer owner, gpointer result, const GError *error)
{
  GvtLintPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  clear (self);
  self->lint = gvt_list_lint_ref (result);
  show_rules (self);
  show_more (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lint.save", self->lint->findings->len > 0);
  gvt_state_stack_set_state (self->states,
                             self->lint->findings->len > 0 ? GVT_STATE_CONTENT : GVT_STATE_EMPTY);
}

/* Once: each look is recorded, and coming back from a person is none. */
static void
gvt_lint_page_refresh (GvtSectionPage *page)
{
  GvtLintPage *self = GVT_LINT_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  const GvtListsOrder order = { .roll = self->roll, .area = self->area };
  GvtWork work = { .done = on_looked };

  if (self->lint != NULL || gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  gvt_lists_work_lint (&work, gvt_workspace_get_profile (workspace), &order);
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtLintPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
lint_more (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_more (GVT_LINT_PAGE (widget));
}

/* --- a row's voter --- */

static void
on_found (gpointer owner, gpointer result, const GError *error)
{
  GvtSectionPage *page = owner;

  if (error != NULL)
    gvt_section_page_say_error (page, error);
  else
    gvt_section_page_open (page, gvt_person_page_new (result));
}

static void
on_row_activated (GvtLintPage *self, GtkListBoxRow *row)
{
  const GvtLintFinding *finding = self->lint->findings->pdata[gtk_list_box_row_get_index (row)];
  GvtWork work = { .done = on_found };

  gvt_lists_work_find (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), self->roll,
                       &finding->at);
  gvt_work_run (self, NULL, &work);
}

/* --- as a file --- */

static void
write_findings (GvtSectionPage *page, const char *path, gpointer lint, GvtWork *work)
{
  GvtLintPage *self = GVT_LINT_PAGE (page);
  const GvtListsOrder order = { .roll = self->roll, .area = self->area, .path = path };

  gvt_lists_work_save_lint (work, gvt_section_page_get_profile (page), &order, lint);
}

static void
lint_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtLeavingFile file = {
    .heading = _ ("Save the findings as a file?"),
    .body = _ ("The file is not encrypted: whoever has it can read it. It tells rows by polling "
               "station and masked number, no names. That it was saved is recorded."),
    .title = _ ("Where to save the findings"),
    .name = _ ("findings.csv"),
    .saved = _ ("The file is saved. It is listed in the journal."),
  };

  gvt_save_leaving_file (GVT_SECTION_PAGE (widget), &file, write_findings,
                         gvt_list_lint_ref (GVT_LINT_PAGE (widget)->lint),
                         (GDestroyNotify) gvt_list_lint_unref);
}

static void
gvt_lint_page_forget (GvtSectionPage *page)
{
  clear (GVT_LINT_PAGE (page));
  gvt_state_stack_set_state (GVT_LINT_PAGE (page)->states, GVT_STATE_LOADING);
}

static void
gvt_lint_page_dispose (GObject *object)
{
  GvtLintPage *self = GVT_LINT_PAGE (object);

  g_clear_object (&self->roll);
  g_clear_pointer (&self->lint, gvt_list_lint_unref);
  g_clear_pointer (&self->area, g_free);
  G_OBJECT_CLASS (gvt_lint_page_parent_class)->dispose (object);
}

static void
gvt_lint_page_class_init (GvtLintPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_lint_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_lint_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_lint_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-lint-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtLintPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtLintPage, rules);
  gtk_widget_class_bind_template_child (widget_class, GvtLintPage, list);
  gtk_widget_class_bind_template_child (widget_class, GvtLintPage, list_group);
  gtk_widget_class_bind_template_child (widget_class, GvtLintPage, more);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "lint.save", NULL, lint_save);
  gtk_widget_class_install_action (widget_class, "lint.more", NULL, lint_more);
}

static void
gvt_lint_page_init (GvtLintPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lint.save", FALSE);
  g_object_set (self->states, "empty-icon-name", "emblem-ok-symbolic", "empty-title",
                _ ("Nothing doubtful was found"), "empty-description",
                _ ("No row of these lists breaks a rule that this program knows."), NULL);
}

GvtSectionPage *
gvt_lint_page_new (GvtRoll *roll, const char *area)
{
  GvtLintPage *self = g_object_new (GVT_TYPE_LINT_PAGE, NULL);

  self->roll = g_object_ref (roll);
  self->area = g_strdup (area);
  return GVT_SECTION_PAGE (self);
}
