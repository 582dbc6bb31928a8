/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-people.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-central-regions.h"
#include "gvt-code-file.h"
#include "gvt-code-store.h"
#include "gvt-enrolment-code.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-region.h"
#include "gvt-roll-holders.h"
#include "gvt-user-store.h"

#define USER_CODE_MIN 2
#define USER_CODE_MAX 16

typedef struct
{
  GvtCentral *central;
  const GvtUser *user;
} UserAddition;

static gboolean
check_user (const GvtUser *user, GError **error)
{
  gsize length = strlen (user->code);
  g_autofree char *area = NULL;

  if (length < USER_CODE_MIN || length > USER_CODE_MAX
      || strspn (user->code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != length)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("a user code has %d to %d of A-Z, 0-9 and hyphen"), USER_CODE_MIN,
                   USER_CODE_MAX);
      return FALSE;
    }
  if (*user->area == '\0')
    return TRUE;

  area = gvt_region_code_clean (user->area, error);
  if (area == NULL || g_str_equal (area, user->area))
    return area != NULL;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the area %s is written with dots: %s"),
               user->area, area);
  return FALSE;
}

static gboolean
add_user (GvtDb *db, gpointer user_data, GError **error)
{
  UserAddition *addition = user_data;
  const GvtUser *user = addition->user;
  g_autoptr (GvtUser) known = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_USER_ADDED_KIND, .place = user->area, .body = body };

  if (!gvt_user_store_find (db, user->code, &known, error))
    return FALSE;
  if (known != NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("there is a user %s already"),
                   user->code);
      return FALSE;
    }

  json_object_set_string_member (body, "code", user->code);
  json_object_set_string_member (body, "role", gvt_role_to_text (user->role));
  json_object_set_string_member (body, "area", user->area);
  return gvt_journal_append (addition->central->journal, db, &draft, NULL, error);
}

/* A user's area cannot be changed later, and one that there is not would shut him out for good.
 * Before the regions are imported nothing can be compared. */
static gboolean
check_area (GvtCentral *self, const GvtUser *user, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtRegionList) regions = *user->area != '\0' ? gvt_central_load_regions (self, &local)
                                                          : NULL;

  if (*user->area == '\0' || g_error_matches (local, GVT_ERROR, GVT_ERROR_BAD_INPUT))
    return TRUE;
  if (regions == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (gvt_region_list_find (regions, user->area) != NULL)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("there is no region %s in the imported list"), user->area);
  return FALSE;
}

gboolean
gvt_central_add_user (GvtCentral *self, const GvtUser *user, GError **error)
{
  UserAddition addition = { self, user };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && user != NULL, FALSE);

  return check_user (user, error) && check_area (self, user, error)
         && gvt_store_write (self->store, add_user, &addition, error);
}

typedef struct
{
  GvtKeyset *page;
  GPtrArray *users;
} Listing;

static gboolean
list_users (GvtDb *db, gpointer user_data, GError **error)
{
  Listing *self = user_data;

  self->users = gvt_user_store_page (db, self->page, error);
  return self->users != NULL;
}

GPtrArray *
gvt_central_list_users (GvtCentral *self, GvtKeyset *page, GError **error)
{
  Listing listing = { .page = page };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && page != NULL, NULL);

  return gvt_store_read (self->store, list_users, &listing, error) ? listing.users : NULL;
}

typedef struct
{
  GvtCentral *central;
  const char *const *users;
  guint count;
  gint64 expires_at_us;
  GPtrArray *codes;
} Issue;

static gboolean
check_users (GvtDb *db, const char *const *codes, GError **error)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_user_free);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      GvtUser *user = NULL;

      if (!gvt_user_store_find (db, codes[i], &user, error))
        return FALSE;
      if (user == NULL)
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("there is no user %s"), codes[i]);
          return FALSE;
        }
      g_ptr_array_add (users, user);
    }
  return gvt_roll_holders_check (users, error);
}

/* The selector is 20 bits, so another living code may have the same: then draw again. */
static gboolean
draw_free_code (GvtDb *db, const GvtPublicKey *root_key, GvtEnrolmentCode *code, GError **error)
{
  gboolean is_free = FALSE;

  while (!is_free)
    {
      g_autoptr (GvtCodeRecord) known = NULL;
      g_autofree char *selector = NULL;
      guint8 secret[GVT_ENROLMENT_SECRET_SIZE];

      randombytes_buf (secret, sizeof secret);
      gvt_enrolment_code_init (code, secret, root_key);
      sodium_memzero (secret, sizeof secret);
      selector = gvt_enrolment_secret_selector (code->secret);
      if (!gvt_code_store_find (db, selector, &known, error))
        return FALSE;
      is_free = known == NULL;
    }
  return TRUE;
}

static gboolean
note_code (Issue *issue, GvtDb *db, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *users = json_array_new ();
  GvtEventDraft draft = { .kind = GVT_CODE_ISSUED_KIND, .body = body };

  for (guint i = 0; issue->users[i] != NULL; i++)
    json_array_add_string_element (users, issue->users[i]);
  json_object_set_array_member (body, "users", users);
  json_object_set_int_member (body, "expires_at_us", issue->expires_at_us);
  return gvt_journal_append (issue->central->journal, db, &draft, NULL, error);
}

static gboolean
issue_one (Issue *issue, GvtDb *db, GError **error)
{
  g_auto (GvtEnrolmentCode) code = { 0 };
  g_autoptr (GvtCodeRecord) record = g_new0 (GvtCodeRecord, 1);

  if (!draw_free_code (db, &gvt_central_get_keys (issue->central)->root_key, &code, error))
    return FALSE;

  record->selector = gvt_enrolment_secret_selector (code.secret);
  gvt_enrolment_secret_hash (code.secret, &record->hash);
  record->users = g_strdupv ((char **) issue->users);
  record->expires_at_us = issue->expires_at_us;
  g_ptr_array_add (issue->codes, gvt_enrolment_code_format (&code));
  return gvt_code_store_add (db, record, error) && note_code (issue, db, error);
}

static gboolean
issue_all (GvtDb *db, gpointer user_data, GError **error)
{
  Issue *issue = user_data;
  gint64 now_us = gvt_clock_now_us (issue->central->clock);

  if (!check_users (db, issue->users, error) || !gvt_code_store_remove_old (db, now_us, error))
    return FALSE;

  issue->expires_at_us = now_us + GVT_ENROLMENT_LIFE_US;
  for (guint i = 0; i < issue->count; i++)
    if (!issue_one (issue, db, error))
      return FALSE;
  return TRUE;
}

GPtrArray *
gvt_central_issue_codes (
    GvtCentral *self, const char *const *users, guint count, gint64 *expires_at_us, GError **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_wipe_free);
  Issue issue = { .central = self, .users = users, .count = count, .codes = codes };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && users != NULL && count > 0, NULL);

  if (!gvt_store_write (self->store, issue_all, &issue, error))
    return NULL;
  if (expires_at_us != NULL)
    *expires_at_us = issue.expires_at_us;
  return g_steal_pointer (&codes);
}

GBytes *
gvt_central_seal_code_file (GvtCentral *self,
                            const char *address,
                            const char *const *users,
                            GPtrArray *codes,
                            gint64 expires_at_us,
                            GError **error)
{
  g_autoptr (GvtCodeFile) file = gvt_code_file_new ();

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && address != NULL, NULL);

  file->address = g_strdup (address);
  file->expires_at_us = expires_at_us;
  file->users = g_strdupv ((char **) users);
  for (guint i = 0; i < codes->len; i++)
    {
      g_auto (GvtEnrolmentCode) code = { 0 };

      if (!gvt_enrolment_code_parse (codes->pdata[i], &code, error))
        return NULL;
      g_array_append_val (file->codes, code);
    }
  return gvt_code_file_write (file, gvt_central_get_ring (self)->statement_bytes,
                              gvt_central_get_signing_key (self), error);
}
