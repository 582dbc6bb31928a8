/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-checks-page.h"
#include "gvt-damaged-lists.h"
#include "gvt-lease-code-page.h"
#include "gvt-lease-words.h"
#include "gvt-lists-page.h"
#include "gvt-nik.h"
#include "gvt-person-page.h"
#include "gvt-proposal-page.h"
#include "gvt-proposals-page.h"
#include "gvt-purpose-row.h"
#include "gvt-self-check-page.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-village-row.h"
#include "gvt-voter-desk.h"
#include "gvt-voter-row-view.h"
#include "gvt-voters-ways.h"
#include "gvt-voters-work.h"
#include "gvt-worklists-page.h"

struct _GvtVotersPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  AdwPreferencesGroup *why;
  GvtPurposeRow *purpose;
  GvtVillageRow *village;
  GtkEditable *query;
  GtkLabel *carried;
  GtkWidget *ending;
  GtkLabel *ending_words;
  GvtStateStack *answer;
  GtkListBox *hits;
  GtkLabel *searched;
  GtkWidget *cut;
  GtkWidget *fast;

  GvtRoll *roll;         /* (nullable): while the lists are open */
  guint generation;      /* of the workspace, when they were opened */
  GCancellable *opening; /* (nullable): of the newest attempt to open them */
  GCancellable *asking;  /* (nullable): of the newest question */
  gboolean is_fast;      /* questions are slowed */
  gboolean is_restoring; /* the purpose is set as it was kept */
};

G_DEFINE_FINAL_TYPE (GvtVotersPage, gvt_voters_page, GVT_TYPE_SECTION_PAGE)

static GvtWorkspace *
workspace_of (GvtVotersPage *self)
{
  return gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
}

/* --- asking --- */

static void
update_actions (GvtVotersPage *self)
{
  gboolean is_whole = self->roll != NULL && gvt_purpose_row_get_purpose (self->purpose) != NULL
                      && g_utf8_strlen (gtk_editable_get_text (self->query), -1)
                             >= GVT_LOOKUP_MIN_QUERY;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.search", is_whole);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.worklists", self->roll != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.lists", self->roll != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.self-check", self->roll != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.ask-centre", is_whole);
}

/* --- why --- */

static void
on_desk_read (gpointer owner, gpointer result, const GError *error)
{
  GvtVotersPage *self = owner;
  const GvtVoterDesk *desk = result;

  if (error != NULL)
    {
      if (self->roll != NULL)
        gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  if (self->roll == NULL)
    return; /* locked meanwhile */
  self->is_fast = desk->is_fast;
  adw_preferences_group_set_description (
      self->why, desk->is_of_visit ? _ ("The purpose is picked once, for this visit")
                                   : _ ("The purpose is picked once, for today"));
  self->is_restoring = TRUE;
  if (gvt_purpose_row_get_purpose (self->purpose) == NULL)
    gvt_purpose_row_set_purpose (self->purpose, desk->purpose);
  self->is_restoring = FALSE;
}

static void
read_desk (GvtVotersPage *self)
{
  GvtWork work = { .done = on_desk_read };

  gvt_voter_desk_read (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)));
  gvt_work_run (self, NULL, &work);
}

/* Picked once: it stands there again after a lock, for this visit. */
static void
on_purpose_changed (GvtVotersPage *self)
{
  const char *purpose = gvt_purpose_row_get_purpose (self->purpose);
  GvtWork work = { .done = on_desk_read };

  update_actions (self);
  if (self->roll == NULL || purpose == NULL || self->is_restoring)
    return;
  gvt_voter_desk_keep (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), purpose);
  gvt_work_run (self, NULL, &work);
}

/* --- the answer --- */

static void
say_waiting (GvtVotersPage *self)
{
  g_object_set (
      self->answer, "empty-icon-name", "system-users-symbolic", "empty-title", _ ("Who is it?"),
      "empty-description",
      _ ("Choose once why you ask, then type the name as it is spoken, or the 16 digits of the "
         "NIK. Each question is recorded."),
      "action-label", NULL, NULL);
  gvt_state_stack_set_state (self->answer, GVT_STATE_EMPTY);
}

/* @asks: who is not in the villages carried here is asked of the centre; for who is not listed a
 * report is taken. */
static void
say_empty (GvtVotersPage *self, const char *title, const char *description, gboolean asks)
{
  g_object_set (self->answer, "empty-icon-name", "edit-find-symbolic", "empty-title", title,
                "empty-description", description, "action-label",
                asks ? _ ("Ask the centre") : _ ("Take a citizen's report"), "action-name",
                asks ? "voters.ask-centre" : "voters.report", NULL);
  gvt_state_stack_set_state (self->answer, GVT_STATE_EMPTY);
}

/* In @states: of the answer, or of the page where no list is left. */
static void
say_damaged (GvtStateStack *states, GListModel *lists)
{
  g_autofree char *words = gvt_damaged_lists_describe (lists);

  g_object_set (states, "empty-icon-name", "dialog-warning-symbolic", "empty-title",
                _ ("A voter list is damaged"), "empty-description", words, "action-label",
                _ ("Synchronise"), "action-name", "win.section('sync')", NULL);
  gvt_state_stack_set_state (states, GVT_STATE_EMPTY);
}

static void
remove_hits (GvtVotersPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->hits))) != NULL)
    gtk_list_box_remove (self->hits, row);
}

static void
show_hits (GvtVotersPage *self, GvtLookup *lookup)
{
  GListModel *hits = gvt_lookup_get_hits (lookup);
  g_autofree char *rows = gvt_text_number (gvt_lookup_get_searched_rows (lookup));
  g_autofree char *lists = gvt_text_number (
      g_list_model_get_n_items (gvt_lookup_get_lists (lookup)));
  g_autofree char *among = g_strdup_printf (
      _ ("Searched among %s voters in the lists of %s villages"), rows, lists);
  g_autofree char *notice = gvt_lookup_describe_source (lookup);
  g_autofree char *text = g_strjoin ("\n", notice, among, NULL);

  remove_hits (self);
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (GvtVoterHit) hit = g_list_model_get_item (hits, i);

      gtk_list_box_append (self->hits, gvt_voter_row_view_new (hit));
    }
  gtk_label_set_label (self->searched, text);
  gtk_widget_set_visible (self->cut, gvt_lookup_is_cut (lookup));
  gvt_state_stack_set_state (self->answer, GVT_STATE_CONTENT);
}

/* A number that was mistyped must not read as "not listed". Returns: (transfer full) (nullable) */
static char *
describe_slip (GvtVotersPage *self)
{
  const char *typed = gtk_editable_get_text (self->query);

  return typed[strspn (typed, "0123456789 .-")] == '\0' ? gvt_nik_describe_slip (typed) : NULL;
}

/* Which of the answers it is, what that means, and of which lists and day. */
static void
say_not_here (GvtVotersPage *self, GvtLookup *lookup, const char *what)
{
  g_autofree char *slip = describe_slip (self);
  g_autofree char *source = gvt_lookup_describe_source (lookup);
  g_autofree char *text = g_strjoin ("\n", what, source, NULL);

  if (slip != NULL)
    say_empty (self, _ ("Look at the number again"), slip, FALSE);
  else
    say_empty (self, gvt_lookup_answer_words (gvt_lookup_get_answer (lookup)), text,
               gvt_lookup_get_answer (lookup) == GVT_LOOKUP_NOT_CARRIED);
}

static void
show_answer (GvtVotersPage *self, GvtLookup *lookup)
{
  switch (gvt_lookup_get_answer (lookup))
    {
    case GVT_LOOKUP_FOUND:
      show_hits (self, lookup);
      break;
    case GVT_LOOKUP_NOT_CARRIED:
      say_not_here (self, lookup,
                    _ ("This says nothing about the voter, who may stand in another village's "
                       "list. If he names one of the villages here, choose it above."));
      break;
    case GVT_LOOKUP_DAMAGED:
      say_damaged (self->answer, gvt_lookup_get_damaged (lookup));
      break;
    case GVT_LOOKUP_NOT_FOUND:
    default:
      say_not_here (self, lookup,
                    _ ("The list of the village he names has nobody such. Try another spelling, "
                       "the NIK, or all villages. If he ought to be listed, take a report."));
    }
}

/* Borrowed from the page. */
static GvtVoterQuestion
read_question (GvtVotersPage *self)
{
  return (GvtVoterQuestion){
    .text = gtk_editable_get_text (self->query),
    .purpose = gvt_purpose_row_get_purpose (self->purpose),
    .village = gvt_village_row_get_village (self->village),
  };
}

/* --- asking the centre --- */

static void
voters_checks (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_checks_page_new ());
}

static void
voters_worklists (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_worklists_page_new (self->roll));
}

static void
voters_lists (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_lists_page_new (self->roll));
}

static void
on_asked (gpointer owner, gpointer result, const GError *error)
{
  GvtVotersPage *self = owner;

  update_actions (self);
  if (error != NULL)
    {
      gvt_state_stack_fail (self->answer, error);
      return;
    }
  gvt_workspace_touch (workspace_of (self));
  gvt_section_page_say (GVT_SECTION_PAGE (self),
                        _ ("The centre is asked with the next synchronisation"));
  voters_checks (GTK_WIDGET (self), NULL, NULL);
}

static void
voters_ask_centre (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (widget);
  const GvtVoterQuestion question = read_question (self);
  GvtWork work = { .done = on_asked };

  gtk_widget_action_set_enabled (widget, "voters.ask-centre", FALSE); /* not twice */
  gvt_voters_work_ask_centre (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                              &question);
  gvt_work_run (self, NULL, &work);
}

static void
on_looked_up (gpointer owner, gpointer result, const GError *error)
{
  GvtVotersPage *self = owner;

  update_actions (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      say_waiting (self); /* nothing was asked */
      return;
    }
  if (error != NULL)
    {
      gvt_state_stack_fail (self->answer, error);
      return;
    }
  if (self->roll == NULL)
    return; /* locked meanwhile: nobody sees it */
  self->is_fast = gvt_lookup_is_fast (result);
  gtk_widget_set_visible (self->fast, self->is_fast);
  show_answer (self, result);
  gvt_workspace_touch (workspace_of (self)); /* the question itself is a record */
}

static void
voters_search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (widget);
  const GvtVoterQuestion question = read_question (self);
  GvtWork work = { .done = on_looked_up };
  g_autoptr (GvtProgress) progress = gvt_progress_new ();

  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  gtk_widget_action_set_enabled (widget, "voters.search", FALSE);
  gvt_state_stack_load (self->answer,
                        self->is_fast ? _ ("The search is slowed for a moment") : _ ("Looking"),
                        progress, self->asking);
  gvt_voters_work_look_up (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                           self->roll, &question, self->asking);
  gvt_work_run (self, NULL, &work);
}

static void
on_query_activated (GvtVotersPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "voters.search", NULL);
}

static void
on_hit_activated (GvtVotersPage *self, GvtVoterRowView *row)
{
  gvt_section_page_open (GVT_SECTION_PAGE (self),
                         gvt_person_page_new (gvt_voter_row_view_get_hit (row)));
}

static void
voters_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_proposal_page_new (NULL));
}

static void
voters_proposals (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_proposals_page_new ());
}

static void
voters_code (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_lease_code_page_new ());
}

/* --- the lists --- */

/* What closes soon, of the lists that are open, and what is closed already. */
static void
show_ending (GvtVotersPage *self)
{
  g_autofree char *soon = gvt_lease_words_describe (gvt_roll_get_lists (self->roll));
  g_autofree char *over = gvt_lease_words_describe (gvt_roll_get_closed (self->roll));
  g_autofree char *words = over != NULL ? g_strjoin ("\n", over, soon, NULL) : g_strdup (soon);

  gtk_label_set_label (self->ending_words, words != NULL ? words : "");
  gtk_widget_set_visible (self->ending, words != NULL);
}

static void
say_closed (GvtVotersPage *self)
{
  g_autofree char *words = gvt_lease_words_describe (gvt_roll_get_closed (self->roll));

  g_object_set (self->states, "empty-icon-name", "security-high-symbolic", "empty-title",
                _ ("The voter lists are closed"), "empty-description", words, "action-label",
                _ ("_Type a code from the centre"), "action-name", "voters.code", NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_EMPTY);
}

static void
show_carried (GvtVotersPage *self)
{
  g_autofree char *rows = gvt_text_number (gvt_roll_get_rows (self->roll));
  g_autofree char *lists = gvt_text_number (
      g_list_model_get_n_items (gvt_roll_get_lists (self->roll)));
  g_autofree char *text = g_strdup_printf (
      _ ("On this laptop: %s voters in the lists of %s villages."), rows, lists);

  g_autofree char *damaged = gvt_damaged_lists_describe (gvt_roll_get_failed (self->roll));
  g_autofree char *both = g_strjoin ("\n", text, damaged, NULL);

  gtk_label_set_label (self->carried, both);
  show_ending (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
say_no_lists (GvtVotersPage *self)
{
  g_object_set (self->states, "empty-icon-name", "system-users-symbolic", "empty-title",
                _ ("No voter list on this laptop"), "empty-description",
                _ ("Your office leases the lists of the villages on your travel order. They come "
                   "with the next synchronisation."),
                "action-label", _ ("Synchronise"), "action-name", "win.section('sync')", NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_EMPTY);
}

static void
on_opened (gpointer owner, gpointer result, const GError *error)
{
  GvtVotersPage *self = owner;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_cancellable_is_cancelled (self->opening))
    return; /* an older attempt, ended by locking */
  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  g_set_object (&self->roll, result);
  gvt_village_row_fill (self->village, self->roll);
  read_desk (self);
  update_actions (self);
  if (g_list_model_get_n_items (gvt_roll_get_lists (self->roll)) > 0)
    show_carried (self);
  else if (g_list_model_get_n_items (gvt_roll_get_failed (self->roll)) > 0)
    say_damaged (self->states, gvt_roll_get_failed (self->roll));
  else if (g_list_model_get_n_items (gvt_roll_get_closed (self->roll)) > 0)
    say_closed (self);
  else
    say_no_lists (self);
}

static void
open_lists (GvtVotersPage *self)
{
  GvtWork work = { .done = on_opened };
  g_autoptr (GvtProgress) progress = gvt_progress_new ();

  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  self->generation = gvt_workspace_get_generation (workspace_of (self));
  gvt_state_stack_load (self->states, _ ("Opening the voter lists"), progress, self->opening);
  gvt_voters_work_open (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), progress,
                        self->opening);
  gvt_work_run (self, NULL, &work);
}

static void
close_lists (GvtVotersPage *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_cancellable_cancel (self->asking); /* who waits for an answer holds the lists open */
  g_clear_object (&self->asking);
  if (self->roll != NULL)
    gvt_roll_close (self->roll);
  g_clear_object (&self->roll);
}

static void
explain_to_facilitator (GvtVotersPage *self)
{
  g_object_set (self->states, "empty-icon-name", "security-high-symbolic", "empty-title",
                _ ("Voter lists are kept closed for you"), "empty-description",
                _ ("That protects the voters, and you. Only data officers and supervisors look "
                   "people up. You can take down what a citizen reports: it is sealed at once and "
                   "only they can read it."),
                "action-label", _ ("Take a citizen's report"), "action-name", "voters.report",
                NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_EMPTY);
}

static void
refresh_unlocked (GvtVotersPage *self, GvtWorkspace *workspace)
{
  if (!gvt_workspace_opens_roll (workspace))
    explain_to_facilitator (self);
  else if (self->roll == NULL || self->generation != gvt_workspace_get_generation (workspace))
    open_lists (self);
}

static void
gvt_voters_page_refresh (GvtSectionPage *page)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtAccess access = gvt_workspace_get_access (workspace);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.proposals",
                                 access == GVT_ACCESS_UNLOCKED);
  if (access == GVT_ACCESS_UNENROLLED)
    gvt_state_stack_ask_to_enrol (self->states);
  else if (access == GVT_ACCESS_UNLOCKED)
    refresh_unlocked (self, workspace);
}

/* --- for visitors --- */

/* The page goes at once to where it stands alone. */
static void
on_self_check_begun (gpointer owner, gpointer result, const GError *error)
{
  GvtVotersPage *self = owner;

  if (error != NULL)
    {
      show_carried (self);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_self_check_page_new (result));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.begin-visitors", NULL);
}

static void
voters_self_check (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (widget);
  GvtWork work = { .done = on_self_check_begun };
  g_autoptr (GvtProgress) progress = gvt_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  gvt_state_stack_load (self->states, _ ("Preparing the self-check"), progress, cancellable);
  gvt_voters_work_begin_self_check (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                                    self->roll, progress, cancellable);
  gvt_work_run (self, NULL, &work);
}

static void
gvt_voters_page_forget (GvtSectionPage *page)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (page);

  close_lists (self);
  remove_hits (self);
  gtk_editable_set_text (self->query, "");
  gvt_purpose_row_set_purpose (self->purpose, NULL);
  gvt_village_row_fill (self->village, NULL);
  say_waiting (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

static void
on_retry (GvtVotersPage *self)
{
  close_lists (self);
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_voters_page_dispose (GObject *object)
{
  close_lists (GVT_VOTERS_PAGE (object));
  G_OBJECT_CLASS (gvt_voters_page_parent_class)->dispose (object);
}

static void
gvt_voters_page_class_init (GvtVotersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_voters_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_voters_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_voters_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_PURPOSE_ROW);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  g_type_ensure (GVT_TYPE_VOTERS_WAYS);
  g_type_ensure (GVT_TYPE_VILLAGE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-voters-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, why);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, purpose);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, village);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, query);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, carried);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, ending);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, ending_words);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, answer);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, hits);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, searched);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, cut);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, fast);
  gtk_widget_class_bind_template_callback (widget_class, on_hit_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_query_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_purpose_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "voters.search", NULL, voters_search);
  gtk_widget_class_install_action (widget_class, "voters.ask-centre", NULL, voters_ask_centre);
  gtk_widget_class_install_action (widget_class, "voters.checks", NULL, voters_checks);
  gtk_widget_class_install_action (widget_class, "voters.worklists", NULL, voters_worklists);
  gtk_widget_class_install_action (widget_class, "voters.lists", NULL, voters_lists);
  gtk_widget_class_install_action (widget_class, "voters.self-check", NULL, voters_self_check);
  gtk_widget_class_install_action (widget_class, "voters.report", NULL, voters_report);
  gtk_widget_class_install_action (widget_class, "voters.proposals", NULL, voters_proposals);
  gtk_widget_class_install_action (widget_class, "voters.code", NULL, voters_code);
}

static void
gvt_voters_page_init (GvtVotersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  say_waiting (self);
  update_actions (self);
}

void
gvt_voters_page_ask (GvtVotersPage *self, guint purpose, const char *text)
{
  g_return_if_fail (GVT_IS_VOTERS_PAGE (self));

  adw_combo_row_set_selected (ADW_COMBO_ROW (self->purpose), purpose);
  gtk_editable_set_text (self->query, text);
  on_query_activated (self);
}
