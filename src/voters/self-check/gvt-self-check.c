/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-self-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-leases-private.h"
#include "gvt-nik.h"
#include "gvt-roll-private.h"
#include "gvt-self-check-table.h"
#include "gvt-voter-subject.h"
#include "gvt-voters-kinds.h"

#define NIK_LENGTH 16
#define MAX_NAME   200 /* letters; a card has at most sixty */

struct _GvtSelfCheck
{
  GObject parent_instance;

  GvtProfile *profile;
  GvtRoll *roll; /* knows when its lists end; closed for all else */
  char *user;    /* who began it */
  gint64 answer_us;

  GMutex lock;              /* guards what follows */
  GvtSelfCheckTable *table; /* (nullable): %NULL once it was closed */
  GvtSecret *lookup_key;    /* likewise */
  guint n_wrong;
};

G_DEFINE_FINAL_TYPE (GvtSelfCheck, gvt_self_check, G_TYPE_OBJECT)

static void
gvt_self_check_finalize (GObject *object)
{
  GvtSelfCheck *self = GVT_SELF_CHECK (object);

  gvt_self_check_close (self);
  g_clear_object (&self->profile);
  g_clear_object (&self->roll);
  g_free (self->user);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (gvt_self_check_parent_class)->finalize (object);
}

static void
gvt_self_check_class_init (GvtSelfCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_self_check_finalize;
}

static void
gvt_self_check_init (GvtSelfCheck *self)
{
  g_mutex_init (&self->lock);
  self->answer_us = GVT_SELF_CHECK_ANSWER_US;
}

/* Locked, or unlocked by somebody else. */
static void
on_unlocked_changed (GvtSelfCheck *self)
{
  const GvtUser *user = gvt_vault_get_user (gvt_profile_get_vault (self->profile));

  if (user == NULL || !g_str_equal (user->code, self->user))
    gvt_self_check_close (self);
}

GvtSelfCheck *
gvt_self_check_new (GvtProfile *profile,
                    GvtRoll *roll,
                    GvtProgress *progress,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GvtSelfCheck) self = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_ROLL (roll), NULL);

  if (!gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error)
      || !gvt_roll_check_time (roll, profile, error))
    return NULL;

  self = g_object_new (GVT_TYPE_SELF_CHECK, NULL);
  self->profile = g_object_ref (profile);
  self->roll = g_object_ref (roll);
  self->user = g_strdup (gvt_roll_get_user (roll));
  self->lookup_key = gvt_vault_dup_lookup_key (gvt_profile_get_vault (profile), error);
  if (self->lookup_key == NULL)
    return NULL;
  self->table = gvt_self_check_table_new (roll, progress, cancellable, error);
  if (self->table == NULL)
    return NULL;

  g_signal_connect_object (profile, "notify::is-unlocked", G_CALLBACK (on_unlocked_changed), self,
                           G_CONNECT_SWAPPED);
  on_unlocked_changed (self); /* it may have been locked meanwhile */
  return g_steal_pointer (&self);
}

void
gvt_self_check_set_answer_time (GvtSelfCheck *self, gint64 answer_us)
{
  g_return_if_fail (GVT_IS_SELF_CHECK (self));
  self->answer_us = answer_us;
}

void
gvt_self_check_close (GvtSelfCheck *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->table, gvt_self_check_table_free);
  g_clear_pointer (&self->lookup_key, gvt_secret_unref);
}

guint
gvt_self_check_get_tries_left (GvtSelfCheck *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return GVT_SELF_CHECK_TRIES - self->n_wrong;
}

void
gvt_self_check_renew (GvtSelfCheck *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_wrong = 0;
}

/* --- the form --- */

static gboolean
is_nik (const char *clean)
{
  return strlen (clean) == NIK_LENGTH && strspn (clean, "0123456789") == NIK_LENGTH;
}

static gboolean
is_name (const char *name)
{
  gboolean is_text = g_utf8_validate (name, -1, NULL);
  gsize n_letters = 0;

  for (const char *c = name; is_text && *c != '\0'; c = g_utf8_next_char (c))
    n_letters += g_unichar_isalpha (g_utf8_get_char (c)) ? 1 : 0;
  return n_letters > 0 && g_utf8_strlen (name, -1) <= MAX_NAME;
}

char *
gvt_self_check_form_problem (const char *nik, const char *name)
{
  char *clean = gvt_nik_clean (nik);
  gboolean is_whole = is_nik (clean);

  gvt_wipe_free (clean);
  if (!is_whole)
    return g_strdup (_ ("The NIK has 16 digits. Look at your card and type them all."));
  return is_name (name) ? NULL : g_strdup (_ ("Type your name as it stands on your card."));
}

/* --- asking --- */

typedef struct
{
  GvtSelfCheck *check;
  const char *nik; /* digits alone */
  const char *name;
  GvtHash subject;
  GvtSelfCheckAnswer *answer;
} Asking;

static GvtSelfCheckAnswer *
answer_new (const GvtSelfCheckPlace *place)
{
  GvtSelfCheckAnswer *answer = g_new0 (GvtSelfCheckAnswer, 1);

  answer->is_listed = place != NULL;
  answer->tps = g_strdup (place != NULL ? place->tps : "");
  answer->village = g_strdup (place != NULL ? gvt_leased_list_get_village_name (place->list) : "");
  answer->election = g_strdup (place != NULL ? gvt_leased_list_get_election (place->list) : "");
  answer->as_of = g_strdup (place != NULL ? gvt_leased_list_get_as_of (place->list) : "");
  if (place != NULL && gvt_leased_list_get_stations (place->list) != NULL)
    answer->stations = gvt_stations_ref (gvt_leased_list_get_stations (place->list));
  return answer;
}

static gboolean
look (Asking *asking, GError **error)
{
  GvtSelfCheck *self = asking->check;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->table == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "the self-check is closed");
      return FALSE;
    }
  if (self->n_wrong == GVT_SELF_CHECK_TRIES)
    {
      gvt_error_tell (error, GVT_ERROR_TOO_SOON,
                      _ ("There are no more tries. Call the officer, who can look for you."));
      return FALSE;
    }
  gvt_voter_subject_of (self->lookup_key, asking->nik, &asking->subject);
  asking->answer = answer_new (gvt_self_check_table_find (self->table, asking->nik, asking->name));
  self->n_wrong += asking->answer->is_listed ? 0 : 1;
  return TRUE;
}

/* Which of the two was wrong stands nowhere: the journal is no oracle either. */
static gboolean
record (Asking *asking, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (asking->check->profile, error);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_KIND_SELF_CHECKED,
                          .place = "",
                          .subject = asking->subject.bytes,
                          .subject_length = sizeof asking->subject.bytes,
                          .body = body };

  json_object_set_string_member (body, "answer",
                                 asking->answer->is_listed ? "listed" : "not_found");
  json_object_set_string_member (body, "purpose", GVT_SELF_CHECK_PURPOSE);
  return journal != NULL && gvt_journal_record (journal, &draft, NULL, error);
}

static gboolean
wait_until (gint64 due_us, GCancellable *cancellable)
{
  GPollFD fd = { 0 };
  gboolean has_fd = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &fd);

  for (gint64 left_us = due_us - g_get_monotonic_time ();
       left_us > 0 && !g_cancellable_is_cancelled (cancellable);
       left_us = due_us - g_get_monotonic_time ())
    g_poll (has_fd ? &fd : NULL, has_fd ? 1 : 0, (gint) (left_us / G_TIME_SPAN_MILLISECOND + 1));
  if (has_fd)
    g_cancellable_release_fd (cancellable);
  return !g_cancellable_is_cancelled (cancellable);
}

/* Whatever it took, the next full step of the answer's time is waited for. */
static gboolean
wait_for_the_time (GvtSelfCheck *self, gint64 began_us, GCancellable *cancellable, GError **error)
{
  gint64 step_us = self->answer_us;
  gint64 took_us = g_get_monotonic_time () - began_us;

  if (step_us == 0 || wait_until (began_us + (took_us / step_us + 1) * step_us, cancellable))
    return TRUE;
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return FALSE;
}

static gboolean
check_form (const char *nik, const char *name, GError **error)
{
  g_autofree char *problem = gvt_self_check_form_problem (nik, name);

  if (problem == NULL)
    return TRUE;
  gvt_error_tell (error, GVT_ERROR_BAD_INPUT, "%s", problem);
  return FALSE;
}

GvtSelfCheckAnswer *
gvt_self_check_ask (GvtSelfCheck *self,
                    const char *nik,
                    const char *name,
                    GCancellable *cancellable,
                    GError **error)
{
  gint64 began_us = g_get_monotonic_time ();
  Asking asking = { .check = self, .name = name };
  g_autoptr (GvtSelfCheckAnswer) answer = NULL;
  char *clean;
  gboolean done;

  g_return_val_if_fail (GVT_IS_SELF_CHECK (self) && nik != NULL && name != NULL, NULL);

  if (!check_form (nik, name, error))
    return NULL;

  clean = gvt_nik_clean (nik);
  asking.nik = clean;
  done = gvt_roll_check_time (self->roll, self->profile, error) && look (&asking, error)
         && record (&asking, error);
  answer = asking.answer;
  gvt_wipe_free (clean);
  if (!wait_for_the_time (self, began_us, cancellable, done ? error : NULL))
    return NULL;
  return done ? g_steal_pointer (&answer) : NULL;
}
