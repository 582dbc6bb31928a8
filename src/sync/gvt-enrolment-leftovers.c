/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-enrolment-leftovers.h"

#include <errno.h>

#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"

#define STORE    "store.db"
#define MAX_KEPT 100

static gboolean
remove_leftover (GvtProfile *profile, const char *name, GError **error)
{
  g_autofree char *path = gvt_profile_path (profile, name, NULL);

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_DB_FAILED, "Removing %s: %s", path, g_strerror (errno));
  return FALSE;
}

/* The new vault is there from before its store is made until it gets its final name, and is removed
 * after it: a store without one was never that of an enrolment that was cut off. */
static gboolean
remove_leftovers (GvtProfile *profile, GError **error)
{
  static const char *const leftovers[] = { STORE "-wal", STORE "-shm", STORE,
                                           GVT_ENROLMENT_VAULT }; /* the key last */

  for (gsize i = 0; i < G_N_ELEMENTS (leftovers); i++)
    if (!remove_leftover (profile, leftovers[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
exists (GvtProfile *profile, const char *name)
{
  g_autofree char *path = gvt_profile_path (profile, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Returns: (transfer full) (nullable): a name that no store set aside has */
static char *
free_name (GvtProfile *profile)
{
  for (guint i = 1; i <= MAX_KEPT; i++)
    {
      g_autofree char *name = g_strdup_printf ("store-without-vault-%u.db", i);

      if (!exists (profile, name))
        return g_steal_pointer (&name);
    }

  return NULL;
}

static gboolean
move_part (GvtProfile *profile, const char *kept, const char *suffix, GError **error)
{
  g_autofree char *name = g_strconcat (STORE, suffix, NULL);
  g_autofree char *kept_name = g_strconcat (kept, suffix, NULL);
  g_autofree char *from = gvt_profile_path (profile, name, NULL);
  g_autofree char *to = gvt_profile_path (profile, kept_name, NULL);

  return !exists (profile, name) || gvt_file_move (from, to, error);
}

/* The log first: whoever is stopped in between finds the store still there, and moves it beside its
 * log. The log's index is made anew by whoever opens it. */
static gboolean
set_store_aside (GvtProfile *profile, GError **error)
{
  g_autofree char *kept = free_name (profile);

  if (kept != NULL)
    return move_part (profile, kept, "-wal", error) && move_part (profile, kept, "", error)
           && remove_leftover (profile, STORE "-shm", error);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE, "Too many stores were set aside here");
  return FALSE;
}

gboolean
gvt_enrolment_clear_folder (GvtProfile *profile, GError **error)
{
  if (exists (profile, STORE) && !exists (profile, GVT_ENROLMENT_VAULT))
    return set_store_aside (profile, error);

  return remove_leftovers (profile, error);
}
