/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-alike-group.h"

#include "gvt-lookalikes.h"
#include "gvt-nik.h"
#include "gvt-plain-row.h"
#include "gvt-ui.h"
#include "gvt-voters-work.h"

#define PAUSE_MS 600 /* of the typing */

struct _GvtAlikeGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* of GtkWidget; borrowed */
  char *asked;     /* (nullable): whom was looked for last; wiped */
  guint timeout;
  GvtWork waiting; /* while @timeout is set */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (GvtAlikeGroup, gvt_alike_group, ADW_TYPE_PREFERENCES_GROUP)

static void
drop_waiting (GvtAlikeGroup *self)
{
  if (self->timeout == 0)
    return;

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->waiting.free_input (self->waiting.input);
}

static void
show (GvtAlikeGroup *self, GPtrArray *found)
{
  guint n_found = found != NULL ? found->len : 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n_found; i++)
    {
      char *line = gvt_lookalike_describe (g_ptr_array_index (found, i));
      GtkWidget *row = gvt_plain_row_new (line, NULL, FALSE);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      gvt_wipe_free (line);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n_found > 0);
}

/* It is a hint: what failed here is told where the proposal is saved. */
static void
on_looked (gpointer owner, gpointer result, const GError *error)
{
  show (owner, error == NULL ? result : NULL);
}

static gboolean
on_pause (gpointer user_data)
{
  GvtAlikeGroup *self = user_data;

  self->timeout = 0;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gvt_work_run (self, self->cancellable, &self->waiting);
  return G_SOURCE_REMOVE;
}

void
gvt_alike_group_forget (GvtAlikeGroup *self)
{
  g_return_if_fail (GVT_IS_ALIKE_GROUP (self));

  drop_waiting (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->asked, gvt_wipe_free);
  show (self, NULL);
}

static void
gvt_alike_group_dispose (GObject *object)
{
  GvtAlikeGroup *self = GVT_ALIKE_GROUP (object);

  drop_waiting (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (gvt_alike_group_parent_class)->dispose (object);
}

static void
gvt_alike_group_finalize (GObject *object)
{
  GvtAlikeGroup *self = GVT_ALIKE_GROUP (object);

  gvt_wipe_free (self->asked);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (gvt_alike_group_parent_class)->finalize (object);
}

static void
gvt_alike_group_class_init (GvtAlikeGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gvt_alike_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_alike_group_finalize;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               GVT_UI ("gvt-alike-group.ui"));
}

static void
gvt_alike_group_init (GvtAlikeGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer full) (nullable): one line that tells whom is looked for; %NULL while too
 * little is known of him */
static char *
make_question (const GvtAlikePerson *person)
{
  char *nik = gvt_nik_clean (person->nik != NULL ? person->nik : "");
  gboolean is_enough = gvt_nik_has_form (nik)
                       || (person->name != NULL && person->birth_date != NULL);
  char *question = is_enough ? g_strjoin ("|", nik, person->name != NULL ? person->name : "",
                                          person->birth_date != NULL ? person->birth_date : "",
                                          person->birth_place != NULL ? person->birth_place : "",
                                          person->is_listed ? "listed" : "new", NULL)
                             : NULL;

  gvt_wipe_free (nik);
  return question;
}

void
gvt_alike_group_look (GvtAlikeGroup *self,
                      GvtProfile *profile,
                      GvtVoterHit *about,
                      const GvtProposalInput *input)
{
  GvtAlikePerson person;
  char *question;

  g_return_if_fail (GVT_IS_ALIKE_GROUP (self) && GVT_IS_PROFILE (profile));

  gvt_alike_person_fill (&person, input, about);
  question = gvt_lookalikes_may (profile) ? make_question (&person) : NULL;
  if (g_strcmp0 (question, self->asked) == 0)
    {
      gvt_wipe_free (question);
      return;
    }

  gvt_alike_group_forget (self);
  self->asked = question;
  if (question == NULL)
    return;
  self->waiting = (GvtWork){ .done = on_looked };
  gvt_voters_work_look_alike (&self->waiting, profile, about, input);
  self->timeout = g_timeout_add (PAUSE_MS, on_pause, self);
}
