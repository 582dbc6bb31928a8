/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voter-search.h"

#include <glib/gi18n-lib.h>

#include "gvt-checks-page.h"
#include "gvt-person-page.h"
#include "gvt-question-group.h"
#include "gvt-ui.h"
#include "gvt-voters-answer.h"
#include "gvt-voters-carried.h"
#include "gvt-voters-ways.h"
#include "gvt-voters-work.h"

struct _GvtVoterSearch
{
  AdwBin parent_instance;

  GtkBox *box; /* holds all below */
  GvtQuestionGroup *question;
  GtkEditable *query;
  GvtVotersCarried *carried;
  GtkWidget *ways;
  GvtVotersAnswer *answer;

  GvtSectionPage *page;  /* borrowed: it stands on it */
  GvtRoll *roll;         /* (nullable): while the lists are open */
  GCancellable *asking;  /* (nullable): of the newest question */
  GCancellable *opening; /* (nullable): while it is recorded that somebody is opened */
  GvtLookup *lookup;     /* (nullable): what the newest question brought */
};

G_DEFINE_FINAL_TYPE (GvtVoterSearch, gvt_voter_search, ADW_TYPE_BIN)

static void
update_actions (GvtVoterSearch *self)
{
  gboolean is_whole = self->roll != NULL && gvt_question_group_get_purpose (self->question) != NULL
                      && g_utf8_strlen (gtk_editable_get_text (self->query), -1)
                             >= GVT_LOOKUP_MIN_QUERY;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.search", is_whole);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.ask-centre", is_whole);
}

/* Borrowed from the widgets. */
static GvtVoterQuestion
read_question (GvtVoterSearch *self)
{
  return (GvtVoterQuestion){
    .text = gtk_editable_get_text (self->query),
    .purpose = gvt_question_group_get_purpose (self->question),
    .village = gvt_question_group_get_village (self->question),
  };
}

/* A question and an opening are records themselves. */
static void
tell_recorded (GvtVoterSearch *self)
{
  gvt_workspace_touch (gvt_section_page_get_workspace (self->page));
}

/* --- asking the centre --- */

static void
on_asked (gpointer owner, gpointer result, const GError *error)
{
  GvtVoterSearch *self = owner;

  update_actions (self);
  if (error != NULL)
    {
      gvt_voters_answer_fail (self->answer, error);
      return;
    }
  tell_recorded (self);
  gvt_section_page_say (self->page, _ ("The centre is asked with the next synchronisation"));
  gvt_section_page_open (self->page, gvt_checks_page_new ());
}

static void
voters_ask_centre (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVoterSearch *self = GVT_VOTER_SEARCH (widget);
  const GvtVoterQuestion question = read_question (self);
  GvtWork work = { .done = on_asked };

  gtk_widget_action_set_enabled (widget, "voters.ask-centre", FALSE); /* not twice */
  gvt_voters_work_ask_centre (&work, gvt_section_page_get_profile (self->page), &question);
  gvt_work_run (self, NULL, &work);
}

/* --- looking up --- */

static void
on_looked_up (gpointer owner, gpointer result, const GError *error)
{
  GvtVoterSearch *self = owner;

  update_actions (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gvt_voters_answer_clear (self->answer); /* nothing was asked */
      return;
    }
  if (error != NULL)
    {
      gvt_voters_answer_fail (self->answer, error);
      return;
    }
  if (self->roll == NULL)
    return; /* locked meanwhile: nobody sees it */
  g_set_object (&self->lookup, result);
  gvt_question_group_set_fast (self->question, gvt_lookup_is_fast (result));
  gvt_voters_answer_show (self->answer, result, gtk_editable_get_text (self->query));
  tell_recorded (self);
}

static void
voters_search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVoterSearch *self = GVT_VOTER_SEARCH (widget);
  const GvtVoterQuestion question = read_question (self);
  GvtWork work = { .done = on_looked_up };

  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  gtk_widget_action_set_enabled (widget, "voters.search", FALSE);
  gvt_voters_answer_load (self->answer, gvt_question_group_is_fast (self->question), self->asking);
  gvt_voters_work_look_up (&work, gvt_section_page_get_profile (self->page), self->roll, &question,
                           self->asking);
  gvt_work_run (self, NULL, &work);
}

static void
on_query_activated (GvtVoterSearch *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "voters.search", NULL);
}

/* People who are found come before what else there is beside the search: in a narrow window they
 * would be out of sight below it. The order of the children is that of the Tab key. */
static void
place_ways (GvtVoterSearch *self)
{
  GtkWidget *before = gvt_voters_answer_has_people (self->answer) ? GTK_WIDGET (self->answer)
                                                                  : GTK_WIDGET (self->carried);

  gtk_box_reorder_child_after (self->box, self->ways, before);
}

/* --- a person --- */

static void
on_person_recorded (gpointer owner, gpointer result, const GError *error)
{
  GvtVoterSearch *self = owner;

  g_clear_object (&self->opening);
  if (error != NULL)
    {
      gvt_section_page_say_error (self->page, error);
      return;
    }
  tell_recorded (self);
  gvt_section_page_open (self->page, gvt_person_page_new (result));
}

static void
on_person_chosen (GvtVoterSearch *self, GvtVoterHit *hit)
{
  GvtWork work = { .done = on_person_recorded };

  if (self->opening != NULL || self->lookup == NULL)
    return; /* one at a time */
  self->opening = g_cancellable_new ();
  gvt_voters_work_open_person (&work, gvt_section_page_get_profile (self->page), self->lookup, hit);
  gvt_work_run (self, self->opening, &work);
}

/* --- the object --- */

static void
forget (GvtVoterSearch *self)
{
  g_cancellable_cancel (self->asking); /* who waits for an answer holds the lists open */
  g_clear_object (&self->asking);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->lookup);
  g_clear_object (&self->roll);
}

static void
gvt_voter_search_dispose (GObject *object)
{
  forget (GVT_VOTER_SEARCH (object));
  G_OBJECT_CLASS (gvt_voter_search_parent_class)->dispose (object);
}

static void
gvt_voter_search_class_init (GvtVoterSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_voter_search_dispose;
  g_type_ensure (GVT_TYPE_QUESTION_GROUP);
  g_type_ensure (GVT_TYPE_VOTERS_ANSWER);
  g_type_ensure (GVT_TYPE_VOTERS_CARRIED);
  g_type_ensure (GVT_TYPE_VOTERS_WAYS);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-voter-search.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtVoterSearch, box);
  gtk_widget_class_bind_template_child (widget_class, GvtVoterSearch, question);
  gtk_widget_class_bind_template_child (widget_class, GvtVoterSearch, query);
  gtk_widget_class_bind_template_child (widget_class, GvtVoterSearch, carried);
  gtk_widget_class_bind_template_child (widget_class, GvtVoterSearch, ways);
  gtk_widget_class_bind_template_child (widget_class, GvtVoterSearch, answer);
  gtk_widget_class_bind_template_callback (widget_class, on_person_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_query_activated);
  gtk_widget_class_bind_template_callback (widget_class, place_ways);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "voters.search", NULL, voters_search);
  gtk_widget_class_install_action (widget_class, "voters.ask-centre", NULL, voters_ask_centre);
}

static void
gvt_voter_search_init (GvtVoterSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

void
gvt_voter_search_open (GvtVoterSearch *self, GvtSectionPage *page, GvtRoll *roll)
{
  g_return_if_fail (GVT_IS_VOTER_SEARCH (self) && GVT_IS_SECTION_PAGE (page));
  g_return_if_fail (GVT_IS_ROLL (roll));

  self->page = page;
  g_set_object (&self->roll, roll);
  gvt_question_group_open (self->question, page, roll);
  gvt_voters_carried_show (self->carried, roll);
  update_actions (self);
}

void
gvt_voter_search_close (GvtVoterSearch *self)
{
  g_return_if_fail (GVT_IS_VOTER_SEARCH (self));

  forget (self);
  gtk_editable_set_text (self->query, "");
  gvt_question_group_close (self->question);
  gvt_voters_answer_clear (self->answer);
}

void
gvt_voter_search_ask (GvtVoterSearch *self, guint purpose, const char *text)
{
  g_return_if_fail (GVT_IS_VOTER_SEARCH (self));

  gvt_question_group_pick (self->question, purpose);
  gtk_editable_set_text (self->query, text);
  on_query_activated (self);
}
