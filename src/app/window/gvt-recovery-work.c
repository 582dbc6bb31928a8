/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-recovery-work.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-paper-text.h"
#include "gvt-profile-users.h"
#include "gvt-user-rules.h"

#define MAX_TEXT   (16 * 1024)
#define MAX_ANSWER 1024

/* What a worker is given. */
typedef struct
{
  GvtProfile *profile; /* (nullable): the workspace's */
  char *user;          /* (nullable): for a look at all of them */
  char *passphrase;    /* (nullable) */
  char *answer;        /* (nullable) */
} Order;

static Order *
order_new (GvtProfile *profile, const char *user, const char *passphrase, const char *answer)
{
  Order *order = g_new0 (Order, 1);

  order->profile = profile != NULL ? g_object_ref (profile) : NULL;
  order->user = g_strdup (user);
  order->passphrase = g_strdup (passphrase);
  order->answer = g_strdup (answer);
  return order;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_object (&order->profile);
  g_free (order->user);
  gvt_wipe_free (order->passphrase);
  g_free (order->answer);
  g_free (order);
}

/* --- who --- */

static void
user_free (gpointer data)
{
  GvtRecoveryUser *user = data;

  g_free (user->code);
  g_free (user);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  gint64 at_a = (*(const GvtRecoveryUser *const *) a)->asked_at_us;
  gint64 at_b = (*(const GvtRecoveryUser *const *) b)->asked_at_us;

  return at_a < at_b ? 1 : at_a > at_b ? -1 : 0;
}

static const GvtUser *
find_user (GPtrArray *all, const char *code)
{
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const GvtUser *user = all->pdata[i];

      if (g_strcmp0 (user->code, code) == 0)
        return user;
    }
  return NULL;
}

/* @forgotten: (nullable): with nobody chosen, whoever opens the roll may be a help */
static gboolean
can_help (const GvtUser *user, const GvtUser *forgotten)
{
  return forgotten == NULL || gvt_user_may_reset (user, forgotten);
}

static gboolean
add_user (GPtrArray *users,
          GvtProfile *profile,
          const GvtUser *user,
          const GvtUser *forgotten,
          GError **error)
{
  g_autoptr (GBytes) request = NULL;
  g_autoptr (GError) local = NULL;
  GvtRecoveryUser *one;
  gint64 at_us = 0;

  if (!gvt_role_opens_roll (user->role))
    return TRUE;

  request = gvt_profile_dup_recovery_request (profile, user->code, &at_us, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  one = g_new0 (GvtRecoveryUser, 1);
  one->code = g_strdup (user->code);
  one->can_help = can_help (user, forgotten);
  one->asked_at_us = request != NULL ? at_us : 0;
  g_ptr_array_add (users, one);
  return TRUE;
}

static gpointer
load (gpointer input, GCancellable *cancellable, GError **error)
{
  Order *order = input;
  GvtVault *vault = gvt_profile_get_vault (order->profile);
  g_autoptr (GPtrArray) all = vault != NULL ? gvt_vault_get_users (vault) : NULL;
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (user_free);
  const GvtUser *forgotten = find_user (all, order->user);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!add_user (users, order->profile, all->pdata[i], forgotten, error))
      return NULL;

  g_ptr_array_sort (users, compare_newest_first);
  return g_steal_pointer (&users);
}

void
gvt_recovery_work_load (GvtWork *work, GvtProfile *profile, const char *forgotten)
{
  work->func = load;
  work->input = order_new (profile, forgotten, NULL, NULL);
  work->free_input = order_free;
  work->free_result = (GDestroyNotify) g_ptr_array_unref;
}

/* --- the request, and the way in --- */

static void
text_free (gpointer data)
{
  GvtRecoveryText *text = data;

  g_free (text->text);
  g_free (text->symbols);
  g_free (text);
}

static GvtRecoveryText *
text_new (GBytes *request)
{
  GvtRecoveryText *text = g_new0 (GvtRecoveryText, 1);

  text->text = gvt_paper_text (request);
  text->symbols = gvt_paper_symbols (request);
  return text;
}

static gpointer
begin (gpointer input, GCancellable *cancellable, GError **error)
{
  Order *order = input;
  g_autoptr (GBytes) request = gvt_profile_begin_recovery (order->profile, order->user,
                                                           order->passphrase, error);

  return request != NULL ? text_new (request) : NULL;
}

static gpointer
show (gpointer input, GCancellable *cancellable, GError **error)
{
  Order *order = input;
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) request = gvt_profile_dup_recovery_request (order->profile, order->user, NULL,
                                                                 &local);

  if (request != NULL)
    return text_new (request);
  if (local == NULL)
    g_set_error_literal (&local, GVT_ERROR, GVT_ERROR_NOT_FOUND, "No request waits");
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
fill (GvtWork *work, GvtWorkFunc func, Order *order)
{
  work->func = func;
  work->input = order;
  work->free_input = order_free;
  work->free_result = text_free;
}

void
gvt_recovery_work_begin (GvtWork *work,
                         GvtProfile *profile,
                         const char *user,
                         const char *passphrase)
{
  fill (work, begin, order_new (profile, user, passphrase, NULL));
}

void
gvt_recovery_work_show (GvtWork *work, GvtProfile *profile, const char *user)
{
  fill (work, show, order_new (profile, user, NULL, NULL));
}

static gboolean
open_by_answer (GvtProfile *profile, gpointer key, GError **error)
{
  const Order *order = key;
  g_autoptr (GBytes) answer = gvt_paper_text_parse (order->answer, MAX_ANSWER, error);

  return answer != NULL
         && gvt_profile_finish_recovery (profile, order->user, order->passphrase, answer, error);
}

void
gvt_recovery_open_async (GvtWorkspace *workspace,
                         const char *user,
                         const char *passphrase,
                         const char *answer,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  gvt_workspace_open_async (workspace, open_by_answer, order_new (NULL, user, passphrase, answer),
                            order_free, callback, user_data);
}

/* --- files --- */

typedef struct
{
  char *path;
  char *text; /* (nullable) */
} File;

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->path);
  g_free (file->text);
  g_free (file);
}

static gpointer
save (gpointer input, GCancellable *cancellable, GError **error)
{
  File *file = input;
  g_autoptr (GBytes) bytes = g_bytes_new (file->text, strlen (file->text));

  gvt_file_write (file->path, bytes, error);
  return NULL;
}

static gpointer
read_text (gpointer input, GCancellable *cancellable, GError **error)
{
  File *file = input;
  g_autoptr (GBytes) bytes = gvt_file_read (file->path, MAX_TEXT, error);
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, NULL) : NULL;

  if (bytes == NULL)
    return NULL;
  if (g_utf8_validate (data, g_bytes_get_size (bytes), NULL))
    return g_strndup (data, g_bytes_get_size (bytes));

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "No text");
  return NULL;
}

static void
fill_file (GvtWork *work, GvtWorkFunc func, const char *path, const char *text)
{
  File *file = g_new0 (File, 1);

  file->path = g_strdup (path);
  file->text = g_strdup (text);
  work->func = func;
  work->input = file;
  work->free_input = file_free;
  work->free_result = g_free;
}

void
gvt_recovery_work_save (GvtWork *work, const char *path, const char *text)
{
  fill_file (work, save, path, text);
}

void
gvt_recovery_work_read (GvtWork *work, const char *path)
{
  fill_file (work, read_text, path, NULL);
}
