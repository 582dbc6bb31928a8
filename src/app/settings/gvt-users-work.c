/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-users-work.h"

#include "gvt-passphrase.h"
#include "gvt-profile-users.h"
#include "gvt-region.h"

GvtUserFacts *
gvt_user_facts_copy (const GvtUserFacts *self)
{
  GvtUserFacts *copy = g_new (GvtUserFacts, 1);

  *copy = *self;
  copy->user = gvt_user_copy (self->user);
  return copy;
}

void
gvt_user_facts_free (GvtUserFacts *self)
{
  gvt_user_free (self->user);
  g_free (self);
}

void
gvt_users_facts_free (GvtUsersFacts *self)
{
  g_ptr_array_unref (self->users);
  g_free (self);
}

/* --- who is there --- */

static gpointer
read_users (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtVault *vault = gvt_profile_get_vault (input);
  const GvtUser *present = gvt_vault_get_user (vault);
  g_autoptr (GPtrArray) users = gvt_vault_get_users (vault);
  GvtUsersFacts *facts = g_new0 (GvtUsersFacts, 1);

  facts->users = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_user_facts_free);
  facts->may_act = gvt_profile_require (input, GVT_ROLE_OFFICER, "", NULL);
  for (guint i = 0; i < users->len; i++)
    {
      const GvtUser *user = users->pdata[i];
      GvtUserFacts *one = g_new0 (GvtUserFacts, 1);

      one->user = gvt_user_copy (user);
      one->is_self = present != NULL && g_str_equal (present->code, user->code);
      one->is_above = !gvt_profile_require (input, user->role, "", NULL);
      one->is_outside = present != NULL && !gvt_region_contains (present->area, user->area);
      one->has_to_choose = gvt_vault_has_to_choose (vault, user->code);
      g_ptr_array_add (facts->users, one);
    }
  return facts;
}

void
gvt_users_work_read (GvtWork *work, GvtProfile *profile)
{
  work->func = read_users;
  work->input = g_object_ref (profile);
  work->free_input = g_object_unref;
  work->free_result = (GDestroyNotify) gvt_users_facts_free;
}

/* --- acts --- */

typedef struct
{
  GvtProfile *profile;
  GvtUser *user;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_object_unref (act->profile);
  gvt_user_free (act->user);
  g_free (act);
}

static gpointer
give_once (char *once, gboolean is_given)
{
  if (is_given)
    return once;

  gvt_wipe_free (once);
  return NULL;
}

static gpointer
add (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;
  char *once = gvt_passphrase_make_up ();

  return give_once (once, gvt_profile_invite_user (act->profile, act->user, once, error));
}

static gpointer
reset (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;
  char *once = gvt_passphrase_make_up ();

  return give_once (once, gvt_profile_reset_user (act->profile, act->user->code, once, error));
}

static gpointer
remove_user (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;

  gvt_profile_remove_user (act->profile, act->user->code, error);
  return NULL;
}

static void
fill (GvtWork *work, GvtWorkFunc func, GvtProfile *profile, const GvtUser *user)
{
  Act *act = g_new0 (Act, 1);

  act->profile = g_object_ref (profile);
  act->user = gvt_user_copy (user);
  work->func = func;
  work->input = act;
  work->free_input = act_free;
  work->free_result = (GDestroyNotify) gvt_wipe_free;
}

void
gvt_users_work_add (GvtWork *work, GvtProfile *profile, const GvtUser *user)
{
  fill (work, add, profile, user);
}

void
gvt_users_work_reset (GvtWork *work, GvtProfile *profile, const GvtUser *user)
{
  fill (work, reset, profile, user);
}

void
gvt_users_work_remove (GvtWork *work, GvtProfile *profile, const GvtUser *user)
{
  fill (work, remove_user, profile, user);
}
