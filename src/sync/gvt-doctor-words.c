/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found, for people and for programs. */
#include <glib/gi18n-lib.h>

#include "gvt-doctor.h"
#include "gvt-text.h"

static void
add_line (GString *text, const char *line)
{
  g_string_append (text, line);
  g_string_append_c (text, '\n');
}

static void add_format (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_format (GString *text, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
  g_string_append_c (text, '\n');
}

/* Returns: (transfer full): "a, b, c" */
static char *
join (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
add_vault (const GvtDoctorReport *self, GString *text)
{
  if (self->n_vault_damaged_now > 0)
    add_line (text, _ ("Keys: one of the two copies is damaged and could not be put right. Free "
                       "some space on the disk and unlock again."));
  else if (self->n_vault_damaged > 0)
    add_line (text,
              _ ("Keys: one of the two copies was damaged; it was put right from the other."));
  else
    add_line (text, _ ("Keys: both copies are sound."));
}

static void
add_journal (const GvtDoctorReport *self, GString *text)
{
  g_autofree char *found = gvt_journal_check_describe (&self->journal);

  g_string_append (text, found);
  if (!self->is_journal_sound)
    add_line (text,
              _ ("What was synchronised is safe at the centre. The records on this laptop are "
                 "damaged, and cannot be made again from anything on it. Copy the whole "
                 "folder away first; then put the newest backup back: govotectl backups list, "
                 "govotectl restore."));
}

static void
add_comparison (const GvtComparison *self, GString *text)
{
  g_autofree char *words = gvt_comparison_describe (self);

  add_line (text, words);
  for (guint i = 0; self->differences != NULL && i < self->differences->len; i++)
    {
      const GvtRecordDifference *difference = self->differences->pdata[i];
      g_autofree char *what = gvt_record_difference_describe (difference);

      add_format (text, "  %u-%" G_GUINT64_FORMAT " %s: %s", difference->incarnation,
                  difference->first_seq, difference->kind, what);
    }
}

static void
add_tables (const GvtDoctorReport *self, GString *text)
{
  g_autofree char *names = NULL;

  if (self->differing == NULL)
    {
      add_line (text,
                _ ("Lists made from the records: not examined, because of the damage above."));
      return;
    }

  names = g_strjoinv (", ", self->differing);
  if (self->differing[0] == NULL)
    add_format (text, _ ("Lists made from the records: %u, all as they should be."),
                self->n_tables);
  else if (self->is_rebuilt)
    add_format (text, _ ("Lists made from the records: %u of %u differed and were made again: %s."),
                g_strv_length (self->differing), self->n_tables, names);
  else
    add_format (text,
                _ ("Lists made from the records: %u of %u differ: %s. Nothing is lost: --repair "
                   "makes them again."),
                g_strv_length (self->differing), self->n_tables, names);
}

static void
add_files (const GvtDoctorFiles *files, const char *what, GString *text)
{
  g_autofree char *names = join (files->broken);

  if (files->broken->len == 0)
    add_format (text, _ ("%s: %u files, all sound."), what, files->n);
  else if (files->n_removed == files->broken->len)
    add_format (text,
                _ ("%s: %u of %u files were damaged and were removed: %s. Synchronise, and they "
                   "come again."),
                what, files->broken->len, files->n, names);
  else
    add_format (text,
                _ ("%s: %u of %u files are damaged: %s. --repair removes them, and synchronising "
                   "fetches them again."),
                what, files->broken->len, files->n, names);
  if (files->n_missing > 0)
    add_format (text, _ ("%s: %u files are missing. Synchronise, and they come again."), what,
                files->n_missing);
}

static void
add_attachments (const GvtDoctorFiles *files, GString *text)
{
  if (files->broken->len == 0 && files->n_missing == 0)
    add_format (text, _ ("Photos: %u, all as they were taken."), files->n);
  else
    add_format (text,
                _ ("Photos: %u of %u are damaged and %u are missing. They cannot be made again: "
                   "photograph the papers once more, or put a backup back."),
                files->broken->len, files->n, files->n_missing);
}

static void
add_backups (const GvtDoctorReport *self, GString *text)
{
  g_autofree char *names = join (self->broken_backups);

  if (self->broken_backups->len == 0)
    add_format (text, _ ("Backups: %u, all sound that could be opened."), self->n_backups);
  else
    add_format (text,
                _ ("Backups: %u of %u are damaged and of no use: %s. Make a new one: govotectl "
                   "backup."),
                self->broken_backups->len, self->n_backups, names);
  if (self->n_other_backups > 0)
    add_format (text,
                _ ("Backups: %u are under other keys and were not opened; restoring one examines "
                   "it."),
                self->n_other_backups);
}

char *
gvt_doctor_describe (const GvtDoctorReport *self)
{
  GString *text = g_string_new (NULL);

  add_vault (self, text);
  add_journal (self, text);
  add_comparison (&self->comparison, text);
  add_tables (self, text);
  add_attachments (&self->attachments, text);
  add_files (&self->lists, _ ("Voter lists"), text);
  add_files (&self->modules, _ ("Modules"), text);
  add_backups (self, text);
  return g_string_free (text, FALSE);
}

/* --- for programs --- */

static JsonArray *
names_to_json (const char *const *names, guint n)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    json_array_add_string_element (array, names[i]);
  return array;
}

static JsonArray *
array_to_json (GPtrArray *names)
{
  return names_to_json ((const char *const *) names->pdata, names->len);
}

static JsonObject *
vault_to_json (const GvtDoctorReport *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "copies", self->n_vault_copies);
  json_object_set_int_member (object, "damaged", self->n_vault_damaged);
  json_object_set_int_member (object, "repaired",
                              self->n_vault_damaged
                                  - MIN (self->n_vault_damaged, self->n_vault_damaged_now));
  return object;
}

static JsonObject *
tables_to_json (const GvtDoctorReport *self)
{
  JsonObject *object = json_object_new ();
  guint n = self->differing != NULL ? g_strv_length (self->differing) : 0;

  json_object_set_int_member (object, "tables", self->n_tables);
  json_object_set_boolean_member (object, "examined", self->differing != NULL);
  json_object_set_array_member (object, "differing",
                                names_to_json ((const char *const *) self->differing, n));
  json_object_set_boolean_member (object, "rebuilt", self->is_rebuilt);
  return object;
}

static JsonObject *
files_to_json (const GvtDoctorFiles *files)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "files", files->n);
  json_object_set_array_member (object, "damaged", array_to_json (files->broken));
  json_object_set_int_member (object, "removed", files->n_removed);
  json_object_set_int_member (object, "missing", files->n_missing);
  return object;
}

static JsonObject *
backups_to_json (const GvtDoctorReport *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "backups", self->n_backups);
  json_object_set_array_member (object, "damaged", array_to_json (self->broken_backups));
  json_object_set_int_member (object, "not_opened", self->n_other_backups);
  return object;
}

JsonObject *
gvt_doctor_to_json (const GvtDoctorReport *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *journal = gvt_journal_check_to_json (&self->journal);

  json_object_set_boolean_member (journal, "sound", self->is_journal_sound);
  json_object_set_boolean_member (object, "well", gvt_doctor_is_well (self));
  json_object_set_object_member (object, "vault", vault_to_json (self));
  json_object_set_object_member (object, "journal", journal);
  if (self->comparison.differences != NULL)
    json_object_set_object_member (object, "compared", gvt_comparison_to_json (&self->comparison));
  json_object_set_object_member (object, "projections", tables_to_json (self));
  json_object_set_object_member (object, "attachments", files_to_json (&self->attachments));
  json_object_set_object_member (object, "lists", files_to_json (&self->lists));
  json_object_set_object_member (object, "modules", files_to_json (&self->modules));
  json_object_set_object_member (object, "backups", backups_to_json (self));
  return object;
}
