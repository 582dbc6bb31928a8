/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lists-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-changes-page.h"
#include "gvt-error.h"
#include "gvt-job-note.h"
#include "gvt-leaving-file.h"
#include "gvt-lint-page.h"
#include "gvt-list-source.h"
#include "gvt-lists-work.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-village-row.h"
#include "gvt-voters-work.h"

struct _GvtListsPage
{
  GvtSectionPage parent_instance;

  GvtVillageRow *village;
  AdwActionRow *in_use;
  GvtJobNote *job;
  GtkWidget *cancel;

  GvtRoll *roll;
  guint generation;       /* of the workspace, when they were opened; 0 before the first look */
  gboolean is_opening;    /* a worker opens them again */
  gboolean is_going_back; /* a worker looks for the other version, or puts it in use */
};

G_DEFINE_FINAL_TYPE (GvtListsPage, gvt_lists_page, GVT_TYPE_SECTION_PAGE)

static void
update_acts (GvtListsPage *self)
{
  gboolean is_busy = gvt_job_note_is_running (self->job);

  gtk_widget_set_visible (self->cancel, is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lists.print", !is_busy && !self->is_opening);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lists.lint", !self->is_opening);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lists.roll-back",
                                 !is_busy && !self->is_opening && !self->is_going_back);
}

/* --- which they are --- */

static void
add_version (GString *text, GvtLeasedList *list)
{
  g_autofree char *election = gvt_election_words (gvt_leased_list_get_election (list));
  g_autofree char *day = gvt_text_date (gvt_leased_list_get_as_of (list));

  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: a list: its election, its version, its day */
  g_string_append_printf (text, _ ("%s: version %u as of %s"), election,
                          gvt_leased_list_get_version (list), day);
}

/* Of one village; of all of them it would be a table. */
static void
show_versions (GvtListsPage *self)
{
  const char *village = gvt_village_row_get_village (self->village);
  GListModel *lists = self->roll != NULL ? gvt_roll_get_lists (self->roll) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; village != NULL && lists != NULL && i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      if (g_str_equal (gvt_leased_list_get_village (list), village))
        add_version (text, list);
    }
  adw_action_row_set_subtitle (self->in_use, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->in_use), text->len > 0);
}

static void
on_reopened (gpointer owner, gpointer result, const GError *error)
{
  GvtListsPage *self = owner;
  g_autofree char *village = g_strdup (gvt_village_row_get_village (self->village));

  self->is_opening = FALSE;
  update_acts (self);
  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  g_set_object (&self->roll, result);
  gvt_village_row_fill (self->village, self->roll);
  gvt_village_row_choose (self->village, village);
  show_versions (self);
}

static void
reopen (GvtListsPage *self)
{
  GvtWork work = { .done = on_reopened };

  self->is_opening = TRUE;
  gvt_voters_work_open (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), NULL, NULL);
  gvt_work_run (self, NULL, &work);
}

/* --- on paper --- */

static void
on_printed (gpointer owner, gpointer result, const GError *error)
{
  GvtListsPage *self = owner;
  g_autofree char *failure = error != NULL ? gvt_error_describe (error) : NULL;

  gvt_job_note_end (self->job, failure != NULL
                                   ? failure
                                   : _ ("The lists are saved: print the file, then delete it. It "
                                        "stands in the settings under files that left."));
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  update_acts (self);
}

static char *
describe_drawing (guint stage, guint64 count, guint64 total)
{
  /* Translators: how many polling stations (TPS) are drawn, of how many */
  return g_strdup_printf (_ ("TPS %u of %u"), (guint) count, (guint) total);
}

static void
print (GvtListsPage *self, const char *path, const char *area)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  GvtWork work = { .done = on_printed };
  GvtListsOrder order = { .roll = self->roll,
                          .area = area,
                          .path = path,
                          .regions = gvt_workspace_get_regions (workspace),
                          .is_practice = gvt_workspace_is_practice (workspace) };

  if (gvt_job_note_is_running (self->job))
    return;
  order.cancellable = gvt_job_note_begin (self->job, _ ("Reading the lists"), describe_drawing);
  order.progress = gvt_job_note_get_progress (self->job);
  gvt_lists_work_print (&work, gvt_workspace_get_profile (workspace), &order);
  gvt_work_run (self, NULL, &work);
  update_acts (self);
}

static void
on_path_chosen (gpointer owner, const char *path, gpointer area)
{
  print (owner, path, area);
}

static void
lists_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *village = gvt_village_row_get_village (GVT_LISTS_PAGE (widget)->village);
  const GvtLeavingFile file = {
    .heading = _ ("Save voter lists as a file?"),
    .body = _ ("The file is not encrypted and holds names: whoever has it can read them. Numbers "
               "are masked. That it was saved is recorded."),
    .title = _ ("Where to save the lists"),
    .name = _ ("voter-list.pdf"),
  };

  gvt_warn_and_choose_file (GVT_SECTION_PAGE (widget), &file, on_path_chosen,
                            g_strdup (village != NULL ? village : ""), g_free);
}

static void
lists_lint (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtListsPage *self = GVT_LISTS_PAGE (widget);
  const char *village = gvt_village_row_get_village (self->village);

  gvt_section_page_open (GVT_SECTION_PAGE (self),
                         gvt_lint_page_new (self->roll, village != NULL ? village : ""));
}

/* Two versions of one village stand against each other. */
static void
lists_changes (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtListsPage *self = GVT_LISTS_PAGE (widget);
  const char *village = gvt_village_row_get_village (self->village);

  if (village != NULL)
    gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_changes_page_new (village));
  else
    gvt_section_page_say (GVT_SECTION_PAGE (self), _ ("Choose one village first"));
}

/* --- back to the version before --- */

static void
on_rolled_back (gpointer owner, gpointer result, const GError *error)
{
  GvtListsPage *self = owner;

  self->is_going_back = FALSE;
  update_acts (self);
  if (error != NULL)
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  else
    gvt_section_page_say (GVT_SECTION_PAGE (self), _ ("The other version is in use now"));
  gvt_workspace_reload (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
}

static void
roll_back (gpointer owner, gpointer versions)
{
  GvtListsPage *self = owner;
  GvtWork work = { .done = on_rolled_back };

  self->is_going_back = TRUE;
  update_acts (self);
  gvt_lists_work_roll_back (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                            versions);
  gvt_work_run (self, NULL, &work);
}

static char *
describe_exchange (const GvtKeptVersions *versions)
{
  g_autofree char *election = gvt_election_words (versions->election);
  g_autofree char *now = gvt_text_date (versions->now.as_of);
  g_autofree char *other = gvt_text_date (versions->other.as_of);

  /* Translators: village, election, version and day that come back, version and day that go */
  return g_strdup_printf (_ ("%s, %s: version %u as of %s comes back in place of version %u as of "
                             "%s, as a whole."),
                          versions->village_name, election, versions->other.version, other,
                          versions->now.version, now);
}

static void
ask_back (GvtListsPage *self, const GvtKeptVersions *versions)
{
  gboolean is_older = versions->other.version < versions->now.version;
  g_autofree char *exchange = describe_exchange (versions);
  g_autofree char *body = g_strjoin (
      " ", exchange,
      is_older ? _ ("The newer one is kept, and the next synchronisation brings it into use again: "
                    "tell your office what is wrong with it.")
               : _ ("The older one is kept."),
      _ ("Proposals stay. That it was done is recorded."), NULL);
  const GvtQuestion question = {
    .heading = is_older ? _ ("Go back to the version before?") : _ ("Use the newer version again?"),
    .body = body,
    .accept = _ ("_Put it in use"),
  };

  gvt_ask (GTK_WIDGET (self), &question, roll_back, gvt_kept_versions_copy (versions),
           (GDestroyNotify) gvt_kept_versions_free);
}

static void
on_list_chosen (gpointer owner, guint index, gpointer kept)
{
  ask_back (owner, g_ptr_array_index ((GPtrArray *) kept, index));
}

/* A village may have a list of each election. */
static void
ask_which (GvtListsPage *self, GPtrArray *kept)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) answers = NULL;

  for (guint i = 0; i < kept->len; i++)
    {
      g_autofree char *election = gvt_election_words (
          ((const GvtKeptVersions *) kept->pdata[i])->election);

      g_strv_builder_add (builder, election);
    }
  answers = g_strv_builder_end (builder);
  gvt_ask_which (GTK_WIDGET (self), _ ("Which list?"),
                 _ ("This village has a list of several elections."), (const char *const *) answers,
                 on_list_chosen, g_ptr_array_ref (kept), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_versions_found (gpointer owner, gpointer result, const GError *error)
{
  GvtListsPage *self = owner;
  GPtrArray *kept = result;

  self->is_going_back = FALSE;
  update_acts (self);
  if (error != NULL)
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  else if (kept->len == 1)
    ask_back (self, kept->pdata[0]);
  else
    ask_which (self, kept);
}

static void
lists_roll_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtListsPage *self = GVT_LISTS_PAGE (widget);
  const char *village = gvt_village_row_get_village (self->village);
  GvtWork work = { .done = on_versions_found };

  if (village == NULL)
    {
      gvt_section_page_say (GVT_SECTION_PAGE (self), _ ("Choose one village first"));
      return;
    }
  self->is_going_back = TRUE;
  update_acts (self);
  gvt_lists_work_find_versions (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                                village);
  gvt_work_run (self, NULL, &work);
}

static void
lists_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_job_note_cancel (GVT_LISTS_PAGE (widget)->job);
}

/* The lists are open when the page is made; after a sync, or another version's coming into use,
 * they are other ones. */
static void
gvt_lists_page_refresh (GvtSectionPage *page)
{
  GvtListsPage *self = GVT_LISTS_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  guint generation = gvt_workspace_get_generation (workspace);

  if (self->generation != 0 && self->generation != generation
      && gvt_workspace_opens_roll (workspace))
    reopen (self);
  self->generation = generation;
  update_acts (self);
}

static void
gvt_lists_page_forget (GvtSectionPage *page)
{
  gvt_job_note_forget (GVT_LISTS_PAGE (page)->job);
}

static void
gvt_lists_page_dispose (GObject *object)
{
  g_clear_object (&GVT_LISTS_PAGE (object)->roll);
  G_OBJECT_CLASS (gvt_lists_page_parent_class)->dispose (object);
}

static void
gvt_lists_page_class_init (GvtListsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_lists_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_lists_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_lists_page_forget;
  g_type_ensure (GVT_TYPE_JOB_NOTE);
  g_type_ensure (GVT_TYPE_VILLAGE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-lists-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtListsPage, village);
  gtk_widget_class_bind_template_child (widget_class, GvtListsPage, in_use);
  gtk_widget_class_bind_template_child (widget_class, GvtListsPage, job);
  gtk_widget_class_bind_template_child (widget_class, GvtListsPage, cancel);
  gtk_widget_class_install_action (widget_class, "lists.print", NULL, lists_print);
  gtk_widget_class_install_action (widget_class, "lists.lint", NULL, lists_lint);
  gtk_widget_class_install_action (widget_class, "lists.changes", NULL, lists_changes);
  gtk_widget_class_bind_template_callback (widget_class, show_versions);
  gtk_widget_class_install_action (widget_class, "lists.roll-back", NULL, lists_roll_back);
  gtk_widget_class_install_action (widget_class, "lists.cancel", NULL, lists_cancel);
}

static void
gvt_lists_page_init (GvtListsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_lists_page_new (GvtRoll *roll)
{
  GvtListsPage *self = g_object_new (GVT_TYPE_LISTS_PAGE, NULL);

  self->roll = g_object_ref (roll);
  gvt_village_row_set_unsaid (self->village, _ ("All of them"));
  gvt_village_row_fill (self->village, roll);
  return GVT_SECTION_PAGE (self);
}

void
gvt_lists_page_print (GvtListsPage *self, const char *path)
{
  g_return_if_fail (GVT_IS_LISTS_PAGE (self));

  print (self, path, "");
}

void
gvt_lists_page_choose (GvtListsPage *self, guint village)
{
  g_return_if_fail (GVT_IS_LISTS_PAGE (self));

  adw_combo_row_set_selected (ADW_COMBO_ROW (self->village), village);
}
