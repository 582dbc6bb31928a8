/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-login.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"

#define MAX_PRACTICE_FILE 65536

struct _GvtLogin
{
  GObject parent_instance;

  char *code;
  GvtRole role;
  char *passphrase; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GvtLogin, gvt_login, G_TYPE_OBJECT)

static void
gvt_login_finalize (GObject *object)
{
  GvtLogin *self = GVT_LOGIN (object);

  g_free (self->code);
  g_free (self->passphrase);
  G_OBJECT_CLASS (gvt_login_parent_class)->finalize (object);
}

static void
gvt_login_class_init (GvtLoginClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_login_finalize;
}

static void
gvt_login_init (GvtLogin *self)
{
}

static GvtLogin *
login_new (const GvtUser *user)
{
  GvtLogin *self = g_object_new (GVT_TYPE_LOGIN, NULL);

  self->code = g_strdup (user->code);
  self->role = user->role;
  return self;
}

const char *
gvt_login_get_code (GvtLogin *self)
{
  g_return_val_if_fail (GVT_IS_LOGIN (self), NULL);
  return self->code;
}

const char *
gvt_login_get_role (GvtLogin *self)
{
  g_return_val_if_fail (GVT_IS_LOGIN (self), NULL);
  return gvt_role_describe (self->role);
}

const char *
gvt_login_get_passphrase (GvtLogin *self)
{
  g_return_val_if_fail (GVT_IS_LOGIN (self), NULL);
  return self->passphrase;
}

static GvtLogin *
find_login (GListStore *logins, const char *code)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (logins)); i++)
    {
      g_autoptr (GvtLogin) login = g_list_model_get_item (G_LIST_MODEL (logins), i);

      if (g_str_equal (login->code, code))
        return login; /* the store keeps it alive */
    }
  return NULL;
}

static gboolean
read_practice_user (GListStore *logins, JsonArray *users, guint index, GError **error)
{
  JsonObject *user = gvt_json_element_object (users, index, "a practice user", error);
  const char *code = user != NULL ? gvt_json_get_text (user, "code", error) : NULL;
  const char *passphrase = code != NULL ? gvt_json_get_text (user, "passphrase", error) : NULL;
  GvtLogin *login;

  if (passphrase == NULL)
    return FALSE;
  login = find_login (logins, code);
  if (login != NULL)
    {
      g_free (login->passphrase);
      login->passphrase = g_strdup (passphrase);
    }
  return TRUE;
}

static gboolean
read_practice_users (GListStore *logins, GBytes *bytes, GError **error)
{
  g_autoptr (JsonObject) root = gvt_json_parse (bytes, MAX_PRACTICE_FILE, error);
  JsonArray *users = root != NULL ? gvt_json_get_array (root, "users", error) : NULL;

  if (users == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (users); i++)
    if (!read_practice_user (logins, users, i, error))
      return FALSE;
  return TRUE;
}

/* The profile has no vault to show. Returns: whether that is so because there is none */
static gboolean
check_vault (GvtProfile *profile, GError **error)
{
  g_autofree char *path = gvt_profile_path (profile, "vault", NULL);
  g_autoptr (GvtVault) vault = gvt_profile_is_enrolled (profile) ? gvt_vault_open (path, error)
                                                                 : NULL;

  return vault != NULL || !gvt_profile_is_enrolled (profile);
}

GListModel *
gvt_logins_load (GvtProfile *profile, GError **error)
{
  g_autoptr (GListStore) logins = g_list_store_new (GVT_TYPE_LOGIN);
  g_autofree char *path = gvt_profile_path (profile, GVT_PRACTICE_USERS_FILE, NULL);
  GvtVault *vault = gvt_profile_get_vault (profile);
  g_autoptr (GPtrArray) users = vault != NULL ? gvt_vault_get_users (vault) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;

  if (vault == NULL && !check_vault (profile, error))
    return NULL;

  for (guint i = 0; users != NULL && i < users->len; i++)
    {
      g_autoptr (GvtLogin) login = login_new (g_ptr_array_index (users, i));

      g_list_store_append (logins, login);
    }
  bytes = gvt_file_read (path, MAX_PRACTICE_FILE, &local);
  if (bytes == NULL && !g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (bytes != NULL && !read_practice_users (logins, bytes, error))
    return NULL;
  return G_LIST_MODEL (g_steal_pointer (&logins));
}

const char *
gvt_role_describe (GvtRole role)
{
  switch (role)
    {
    case GVT_ROLE_FACILITATOR:
      return _ ("Facilitator");
    case GVT_ROLE_OFFICER:
      return _ ("Data officer");
    case GVT_ROLE_SUPERVISOR:
      return _ ("Supervisor");
    default:
      g_return_val_if_reached ("");
    }
}
