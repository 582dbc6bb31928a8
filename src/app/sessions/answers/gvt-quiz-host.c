/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-host.h"

#include <glib/gi18n-lib.h>

#include "gvt-quiz-page.h"

struct _GvtQuizHost
{
  GObject parent_instance;

  GvtSectionPage *page;    /* borrowed: it owns this */
  GvtQuizSitting *sitting; /* (nullable): whose questions are being asked */
  guint card;
};

static guint ready_signal;

G_DEFINE_FINAL_TYPE (GvtQuizHost, gvt_quiz_host, G_TYPE_OBJECT)

static GvtProfile *
profile_of (GvtQuizHost *self)
{
  return gvt_section_page_get_profile (self->page);
}

/* --- what is recorded --- */

static void
on_recorded (gpointer owner, gpointer result, const GError *error)
{
  if (error != NULL)
    gvt_section_page_say_error (GVT_QUIZ_HOST (owner)->page, error);
}

static void
on_shown (GvtQuizHost *self, const char *item)
{
  GvtWork work = { .done = on_recorded };

  gvt_session_work_show (&work, profile_of (self), self->sitting, self->card, item);
  gvt_work_run (self, NULL, &work);
}

static void
on_answered (GvtQuizHost *self, const char *item, const char *answer)
{
  GvtWork work = { .done = on_recorded };

  gvt_session_work_answer (&work, profile_of (self), self->sitting, self->card, item, answer);
  gvt_work_run (self, NULL, &work);
}

/* The next person answers on the next card, whether this one came to the end or not. */
static void
on_ended (GvtQuizHost *self)
{
  self->card++;
  gvt_workspace_touch (gvt_section_page_get_workspace (self->page));
}

/* --- seating --- */

static GvtSectionPage *
create_page (GvtQuizHost *self)
{
  const GvtQuizSitting *sitting = self->sitting;
  GvtSectionPage *quiz = gvt_quiz_page_new_ordered (sitting->module, sitting->order,
                                                    gvt_class_quiz_get_seed (sitting->quiz));

  gvt_quiz_page_set_again_label (GVT_QUIZ_PAGE (quiz), _ ("_Next person"));
  if (gvt_class_quiz_get_phase (sitting->quiz) != GVT_PHASE_NONE)
    gvt_quiz_page_set_test (GVT_QUIZ_PAGE (quiz));
  g_signal_connect_object (quiz, "shown", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (quiz, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (quiz, "finished", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (quiz, "interrupted", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  return quiz;
}

static void
on_ready (gpointer owner, gpointer result, const GError *error)
{
  GvtQuizHost *self = owner;
  GvtSectionPage *quiz;

  g_signal_emit (self, ready_signal, 0);
  if (error != NULL)
    {
      gvt_section_page_say_error (self->page, error);
      return;
    }
  g_clear_pointer (&self->sitting, gvt_quiz_sitting_free);
  self->sitting = gvt_quiz_sitting_copy (result);
  self->card = self->sitting->card;
  quiz = create_page (self);
  gvt_quiz_page_begin (GVT_QUIZ_PAGE (quiz), self->sitting->start, self->sitting->answered);
  gvt_section_page_set_held (quiz, gvt_section_page_is_class (self->page));
  gvt_section_page_open (self->page, quiz);
}

static void
gvt_quiz_host_finalize (GObject *object)
{
  g_clear_pointer (&GVT_QUIZ_HOST (object)->sitting, gvt_quiz_sitting_free);
  G_OBJECT_CLASS (gvt_quiz_host_parent_class)->finalize (object);
}

static void
gvt_quiz_host_class_init (GvtQuizHostClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_quiz_host_finalize;
  ready_signal = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
gvt_quiz_host_init (GvtQuizHost *self)
{
}

GvtQuizHost *
gvt_quiz_host_new (GvtSectionPage *page)
{
  GvtQuizHost *self = g_object_new (GVT_TYPE_QUIZ_HOST, NULL);

  self->page = page;
  return self;
}

void
gvt_quiz_host_seat (GvtQuizHost *self, const GvtId *session, const GvtQuizOrder *order)
{
  GvtWork work = { .done = on_ready };

  g_return_if_fail (GVT_IS_QUIZ_HOST (self));

  gvt_session_work_quiz (&work, profile_of (self), session, order);
  gvt_work_run (self, NULL, &work);
}
