/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-certificates.h"
#include "gvt-error.h"
#include "gvt-people-list.h"
#include "gvt-session-views.h"

static GStrv
refuse (GError **error, int code, const char *why)
{
  gvt_error_tell (error, code, "%s", why);
  return NULL;
}

static GStrv
finish (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (names, FALSE);
}

static gboolean
is_name (const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return g_utf8_strlen (name, -1) <= GVT_CERTIFICATES_MAX_NAME;
}

GStrv
gvt_certificates_read_names (GBytes *text, GError **error)
{
  g_autofree char *all = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!g_utf8_validate (all, -1, NULL))
    return refuse (error, GVT_ERROR_BAD_INPUT,
                   _ ("The list of names is not text in UTF-8. Save it as plain text, UTF-8."));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *name = g_strstrip (lines[i]);

      if (i == 0 && g_str_has_prefix (name, "\xef\xbb\xbf"))
        name += 3;
      if (!is_name (name))
        {
          g_autofree char *why = g_strdup_printf (
              _ ("Line %u of the list is no name: it has more than %d characters, or signs that "
                 "cannot be printed. Nothing was written."),
              i + 1, GVT_CERTIFICATES_MAX_NAME);

          return refuse (error, GVT_ERROR_BAD_INPUT, why);
        }
      if (*name != '\0')
        g_ptr_array_add (names, g_strdup (name));
    }
  if (names->len == 0)
    return refuse (error, GVT_ERROR_BAD_INPUT, _ ("The list has no names. Nothing was written."));
  if (names->len > GVT_CERTIFICATES_MAX)
    return refuse (error, GVT_ERROR_BAD_INPUT,
                   _ ("The list has more than 500 names: divide it. Nothing was written."));
  return finish (g_steal_pointer (&names));
}

static gboolean
add_class (GvtProfile *profile, GvtSession *session, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) people = gvt_session_read_list (profile, gvt_session_get_id (session), TRUE,
                                                        error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const GvtPerson *person = g_ptr_array_index (people, i);

      if (person->name != NULL && *person->name != '\0')
        g_ptr_array_add (names, g_strdup (person->name));
    }
  return people != NULL;
}

GStrv
gvt_certificates_list_names (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GListModel) sessions = gvt_sessions_browse (profile, visit, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (sessions == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);

      if (!add_class (profile, session, names, error))
        return NULL;
    }
  if (names->len == 0)
    return refuse (error, GVT_ERROR_NOT_FOUND,
                   _ ("No names stand in the attendance lists of this visit, or they were erased. "
                      "Give a list of names."));
  return finish (g_steal_pointer (&names));
}
