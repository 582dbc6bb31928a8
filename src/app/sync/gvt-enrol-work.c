/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-enrol-work.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-http-transport.h"
#include "gvt-roll-holders.h"

/* --- the code file --- */

static gpointer
read_file (gpointer input, GCancellable *cancellable, GError **error)
{
  return gvt_code_file_load (input, error);
}

void
gvt_enrol_work_read_file (GvtWork *work, const char *path)
{
  work->func = read_file;
  work->input = g_strdup (path);
  work->free_input = g_free;
  work->free_result = (GDestroyNotify) gvt_code_file_free;
}

/* --- asking --- */

typedef struct
{
  GvtProfile *profile;
  char *address;
  char *typed;
  GArray *codes; /* (nullable): of a file, instead of what was typed */
  GCancellable *cancellable;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->profile);
  g_free (asking->address);
  gvt_wipe_free (asking->typed);
  g_clear_pointer (&asking->codes, g_array_unref);
  g_object_unref (asking->cancellable);
  g_free (asking);
}

void
gvt_admitted_free (GvtAdmitted *self)
{
  g_clear_object (&self->enrolment);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  g_free (self);
}

static gboolean
parse_typed (Asking *asking, GError **error)
{
  g_autoptr (GvtCodeFile) file = gvt_code_file_parse (asking->typed, error);

  if (file != NULL)
    asking->codes = g_array_ref (file->codes);
  return file != NULL;
}

static gpointer
ask (gpointer input, GCancellable *cancellable, GError **error)
{
  Asking *asking = input;
  g_autoptr (GvtTransport) transport = gvt_http_transport_new (asking->address, 0, error);
  g_autoptr (GvtEnrolment) enrolment = NULL;
  g_autoptr (GPtrArray) users = NULL;
  GvtAdmitted *admitted;

  if (transport == NULL || (asking->codes == NULL && !parse_typed (asking, error)))
    return NULL;
  enrolment = gvt_enrolment_new (asking->profile, asking->address, transport);
  users = gvt_enrolment_ask (enrolment, asking->codes, asking->cancellable, error);
  if (users == NULL)
    return NULL;
  admitted = g_new0 (GvtAdmitted, 1);
  admitted->enrolment = g_steal_pointer (&enrolment);
  admitted->users = g_steal_pointer (&users);
  return admitted;
}

void
gvt_enrol_work_ask (GvtWork *work,
                    GvtProfile *profile,
                    const char *address,
                    const char *code,
                    GArray *codes,
                    GCancellable *cancellable)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->profile = g_object_ref (profile);
  asking->address = g_strdup (address);
  asking->typed = g_strdup (code);
  asking->codes = codes != NULL ? g_array_ref (codes) : NULL;
  asking->cancellable = g_object_ref (cancellable);
  work->func = ask;
  work->input = asking;
  work->free_input = asking_free;
  work->free_result = (GDestroyNotify) gvt_admitted_free;
}

/* --- taking --- */

struct _GvtChosenUsers
{
  GPtrArray *users;       /* of GvtUser */
  GPtrArray *passphrases; /* of char * */
};

GvtChosenUsers *
gvt_chosen_users_new (void)
{
  GvtChosenUsers *self = g_new0 (GvtChosenUsers, 1);

  self->users = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_user_free);
  self->passphrases = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_wipe_free);
  return self;
}

void
gvt_chosen_users_add (GvtChosenUsers *self, const GvtUser *user, const char *passphrase)
{
  g_ptr_array_add (self->users, gvt_user_copy (user));
  g_ptr_array_add (self->passphrases, g_strdup (passphrase));
}

void
gvt_chosen_users_free (GvtChosenUsers *self)
{
  g_ptr_array_unref (self->users);
  g_ptr_array_unref (self->passphrases);
  g_free (self);
}

gboolean
gvt_chosen_users_check (GvtChosenUsers *self, GError **error)
{
  return gvt_roll_holders_check (self->users, error);
}

typedef struct
{
  GvtEnrolment *enrolment;
  GvtChosenUsers *users;     /* (nullable) */
  GCancellable *cancellable; /* (nullable) */
} Taking;

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_object_unref (taking->enrolment);
  g_clear_pointer (&taking->users, gvt_chosen_users_free);
  g_clear_object (&taking->cancellable);
  g_free (taking);
}

static gpointer
take (gpointer input, GCancellable *cancellable, GError **error)
{
  Taking *taking = input;
  guint n_users = taking->users->users->len;
  g_autofree GvtNewUser *users = g_new0 (GvtNewUser, n_users);

  for (guint i = 0; i < n_users; i++)
    {
      users[i].user = g_ptr_array_index (taking->users->users, i);
      users[i].passphrase = g_ptr_array_index (taking->users->passphrases, i);
    }
  gvt_enrolment_take (taking->enrolment, users, n_users, NULL, taking->cancellable, error);
  return NULL;
}

static gpointer
abandon (gpointer input, GCancellable *cancellable, GError **error)
{
  Taking *taking = input;

  gvt_enrolment_abandon (taking->enrolment, error);
  return NULL;
}

static Taking *
fill (GvtWork *work, GvtWorkFunc func, GvtEnrolment *enrolment)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->enrolment = g_object_ref (enrolment);
  work->func = func;
  work->input = taking;
  work->free_input = taking_free;
  return taking;
}

void
gvt_enrol_work_take (GvtWork *work,
                     GvtEnrolment *enrolment,
                     GvtChosenUsers *users,
                     GCancellable *cancellable)
{
  Taking *taking = fill (work, take, enrolment);

  taking->users = users;
  taking->cancellable = g_object_ref (cancellable);
}

void
gvt_enrol_work_abandon (GvtWork *work, GvtEnrolment *enrolment)
{
  fill (work, abandon, enrolment);
}
