/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-certificates-private.h"
#include "gvt-certificates.h"
#include "gvt-error.h"
#include "gvt-people-list.h"
#include "gvt-session-views.h"
#include "gvt-text.h"

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

static GStrv
refuse_none (GError **error)
{
  return refuse (error, GVT_ERROR_NOT_FOUND,
                 _ ("No names stand in the attendance lists of this visit, or they were erased. "
                    "Give a list of names."));
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
  return names->len > 0 ? finish (g_steal_pointer (&names)) : refuse_none (error);
}

/* --- class by class --- */

static void
class_free (gpointer data)
{
  GvtCertificateClass *self = data;

  g_free (self->date);
  g_clear_pointer (&self->modules, g_ptr_array_unref);
  g_ptr_array_unref (self->names);
  g_free (self);
}

typedef struct
{
  GvtModuleLibrary *library;
  const GvtId *session;
  GPtrArray *modules; /* result */
} Taught;

static gboolean
read_taught (GvtDb *db, gpointer user_data, GError **error)
{
  Taught *self = user_data;

  self->modules = gvt_report_modules_read (db, self->library, NULL, self->session, error);
  return self->modules != NULL;
}

/* Of a class that was recorded later the day on which it was held. Returns: (transfer full) */
static char *
find_day (GvtSession *session)
{
  gint64 opened_at;

  if (*gvt_session_get_held (session) != '\0')
    return g_strdup (gvt_session_get_held (session));
  g_object_get (session, "opened-at", &opened_at, NULL);
  return gvt_date_iso (opened_at);
}

static gboolean
read_class (GvtProfile *profile,
            GvtModuleLibrary *library,
            GvtSession *session,
            GPtrArray *classes,
            GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  GvtCertificateClass *held = g_new0 (GvtCertificateClass, 1);
  Taught taught = { library, gvt_session_get_id (session), NULL };

  held->date = find_day (session);
  held->names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (classes, held);
  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), read_taught, &taught, error))
    return FALSE;
  held->modules = taught.modules;
  return add_class (profile, session, held->names, error);
}

GPtrArray *
gvt_certificates_read_classes (GvtProfile *profile,
                               GvtModuleLibrary *library,
                               const GvtReportData *data,
                               GError **error)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func (class_free);
  guint n_names = 0;

  for (guint i = 0; i < g_list_model_get_n_items (data->sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (data->sessions, i);

      if (!read_class (profile, library, session, classes, error))
        return NULL;
      n_names += ((GvtCertificateClass *) classes->pdata[i])->names->len;
    }
  if (n_names > 0)
    return g_steal_pointer (&classes);
  refuse_none (error);
  return NULL;
}
