/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-profile-users.h"

#include <glib/gi18n-lib.h>

#include "gvt-backup-private.h"
#include "gvt-error.h"
#include "gvt-passphrase.h"
#include "gvt-profile-private.h"
#include "gvt-tries.h"
#include "gvt-user-rules.h"
#include "gvt-vault-events.h"
#include "gvt-vault-slot.h"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

static gboolean
tell (GvtProfile *self, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self, error);

  return journal != NULL && gvt_vault_tell_notes (gvt_profile_get_vault (self), journal, error);
}

/* The whole province ("") is inside of nobody's area but the whole province. */
static gboolean
check_area (GvtProfile *self, const char *area, GError **error)
{
  const GvtUser *actor = gvt_vault_get_user (gvt_profile_get_vault (self));

  if (actor != NULL && (*area != '\0' || *actor->area == '\0'))
    return gvt_profile_require (self, GVT_ROLE_OFFICER, area, error);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_FORBIDDEN,
                       _ ("the whole province is more than your own working area"));
  return FALSE;
}

/* The rule decides; what follows it finds the words for why not. */
static gboolean
check_rule (GvtProfile *self, GvtUserRule rule, const GvtUser *whom, GError **error)
{
  const GvtUser *actor = gvt_vault_get_user (gvt_profile_get_vault (self));

  if (actor != NULL && rule (actor, whom))
    return TRUE;

  if (gvt_profile_require (self, MAX (whom->role, GVT_ROLE_OFFICER), "", error)
      && check_area (self, whom->area, error))
    g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "%s may not do this to %s", actor->code,
                 whom->code);
  return FALSE;
}

gboolean
gvt_profile_invite_user (GvtProfile *self, const GvtUser *user, const char *once, GError **error)
{
  g_return_val_if_fail (GVT_IS_PROFILE (self), FALSE);

  if (!gvt_profile_require (self, GVT_ROLE_OFFICER, "", error))
    return FALSE;
  if (user->role != GVT_ROLE_FACILITATOR)
    return refuse (error, _ ("a laptop alone adds facilitators; data officers and supervisors are "
                             "added at the centre"));

  return check_rule (self, gvt_user_may_invite, user, error)
         && gvt_vault_invite_user (gvt_profile_get_vault (self), user, once, error)
         && tell (self, error);
}

static gboolean
check_is_another (GvtProfile *self, const char *code, const char *why, GError **error)
{
  const GvtUser *actor = gvt_vault_get_user (gvt_profile_get_vault (self));

  return g_strcmp0 (actor != NULL ? actor->code : NULL, code) != 0 || refuse (error, why);
}

/* As far as he is known here; the vault itself says if he is not. Returns: (transfer full)
 * (nullable) */
static GvtUser *
find_user (GvtProfile *self, const char *code)
{
  g_autoptr (GPtrArray) users = gvt_vault_get_users (gvt_profile_get_vault (self));

  for (guint i = 0; i < users->len; i++)
    {
      const GvtUser *user = users->pdata[i];

      if (g_str_equal (user->code, code))
        return gvt_user_copy (user);
    }

  return NULL;
}

static gboolean
check_rule_for (GvtProfile *self, GvtUserRule rule, const char *code, GError **error)
{
  g_autoptr (GvtUser) user = find_user (self, code);

  return user == NULL || check_rule (self, rule, user, error);
}

/* Who gives a passphrase can come in by it: nobody gives one to who may more than he, or works
 * where he may not. */
gboolean
gvt_profile_reset_user (GvtProfile *self, const char *code, const char *once, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (self), FALSE);

  if (!gvt_profile_require (self, GVT_ROLE_OFFICER, "", error)
      || !check_is_another (self, code, _ ("your own passphrase you change, with the present one"),
                            error)
      || !check_rule_for (self, gvt_user_may_reset, code, error)
      || !gvt_vault_reset_user (gvt_profile_get_vault (self), code, once, error))
    return FALSE;

  path = g_build_filename (self->folder, "vault", NULL);
  gvt_tries_clear (path, code); /* of the passphrase that he forgot */
  return tell (self, error);
}

static gboolean
remove_from_vault (GvtVault *vault, gconstpointer code, GError **error)
{
  return gvt_vault_remove_user (vault, code, error);
}

/* The backups from before go even where there is no room for a new one: he would open them. */
static void
renew_backups (GvtProfile *self)
{
  g_autofree char *folder = gvt_backups_folder (self->folder);

  gvt_backup_make_now (self, GVT_BACKUP_USER_REMOVED);
  gvt_backups_thin_folder (folder, gvt_profile_get_vault (self));
}

gboolean
gvt_profile_remove_user (GvtProfile *self, const char *code, GError **error)
{
  g_return_val_if_fail (GVT_IS_PROFILE (self), FALSE);

  if (!gvt_profile_require (self, GVT_ROLE_OFFICER, "", error)
      || !check_is_another (self, code, _ ("nobody removes himself: another officer does"), error)
      || !check_rule_for (self, gvt_user_may_remove, code, error)
      || !gvt_profile_rekey (self, remove_from_vault, code, error))
    return FALSE;

  renew_backups (self);
  return TRUE;
}

gboolean
gvt_profile_change_passphrase (
    GvtProfile *self, const char *user, const char *present, const char *chosen, GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtVault *vault;

  g_return_val_if_fail (GVT_IS_PROFILE (self), FALSE);

  vault = gvt_profile_get_vault (self);
  if (vault == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "This laptop is not enrolled");
      return FALSE;
    }

  /* First, for a slip in the new one is no wrong try. */
  if (g_str_equal (present, chosen))
    return refuse (error, _ ("the new passphrase is the old one"));
  if (!gvt_passphrase_check (chosen, error) || !gvt_profile_begin_try (self, vault, user, error))
    return FALSE;

  gvt_vault_change_passphrase (vault, user, present, chosen, &local);
  gvt_profile_end_try (self, vault, user, local);
  if (local == NULL)
    return gvt_profile_unlock (self, user, chosen, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
