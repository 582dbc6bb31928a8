/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-doctor"

#include "gvt-doctor.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gvt-doctor-attachments.h"
#include "gvt-error.h"
#include "gvt-feature-projections.h"
#include "gvt-pack-chain.h"

void
gvt_doctor_report_clear (GvtDoctorReport *self)
{
  gvt_journal_check_clear (&self->journal);
  gvt_comparison_clear (&self->comparison);
  g_clear_pointer (&self->differing, g_strfreev);
  g_clear_pointer (&self->attachments.broken, g_ptr_array_unref);
  g_clear_pointer (&self->lists.broken, g_ptr_array_unref);
  g_clear_pointer (&self->modules.broken, g_ptr_array_unref);
  g_clear_pointer (&self->broken_backups, g_ptr_array_unref);
}

/* --- the vault --- */

static guint
count_damaged_copies (GvtProfile *profile)
{
  g_autofree char *path = gvt_profile_path (profile, "vault", NULL);
  g_autoptr (GvtVault) vault = gvt_vault_open (path, NULL);

  if (vault == NULL)
    return 2;
  return gvt_vault_get_damaged_copy (vault) != 0 ? 1 : 0;
}

void
gvt_doctor_look_at_vault (GvtProfile *profile, GvtDoctorReport *report)
{
  report->n_vault_damaged = count_damaged_copies (profile);
}

/* --- the journal, and what is made of it --- */

static void
examine_journal (GvtJournal *journal, GvtDoctorReport *report)
{
  g_autoptr (GError) error = NULL;

  report->is_journal_sound = gvt_journal_check (journal, &report->journal, &error);
  if (error != NULL)
    g_message ("The journal: %s", error->message);
}

/* Where that cannot be read, the store is damaged, and named above. */
static void
load_comparison (GvtProfile *profile, GvtDoctorReport *report)
{
  g_autoptr (GError) error = NULL;

  if (!gvt_comparison_load (profile, &report->comparison, &error))
    g_message ("What the centre holds: %s", error->message);
}

static guint
count_tables (void)
{
  const GvtProjection *const *projections = gvt_feature_projections ();
  guint n = 0;

  for (guint i = 0; projections[i] != NULL; i++)
    n += g_strv_length ((char **) projections[i]->tables);
  return n;
}

/* From a journal that is damaged itself nothing is made again. */
static void
examine_tables (GvtJournal *journal, gboolean may_repair, GvtDoctorReport *report)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) again = NULL;

  report->n_tables = count_tables ();
  if (!report->is_journal_sound || !gvt_journal_rebuild (journal, TRUE, &report->differing, &error))
    {
      if (error != NULL)
        g_message ("The lists made from the journal: %s", error->message);
      return;
    }

  if (may_repair && report->differing[0] != NULL)
    report->is_rebuilt = gvt_journal_rebuild (journal, FALSE, &again, &error);
  if (error != NULL)
    g_message ("Making the lists again: %s", error->message);
}

/* --- files --- */

/* Returns: whether the hash of what is in it stands in its name, from its last "-" to its ending,
 * or as much of the hash as does */
static gboolean
is_named_after_content (const char *path, const char *name, const char *ending)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const char *dash = strrchr (name, '-');
  g_autofree char *digits = NULL, *found = NULL;
  GvtHash hash;

  if (file == NULL)
    return FALSE;

  digits = g_strdup (dash != NULL ? dash + 1 : name);
  digits[strlen (digits) - strlen (ending)] = '\0';
  gvt_hash_data (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), &hash);
  found = gvt_hash_to_text (&hash);
  return strlen (digits) >= 16 && g_str_has_prefix (found, digits);
}

static void
examine_file (GvtDoctorFiles *files,
              const char *folder,
              const char *name,
              const char *ending,
              gboolean may_repair)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!g_str_has_suffix (name, ending))
    return;

  files->n++;
  if (is_named_after_content (path, name, ending))
    return;

  g_ptr_array_add (files->broken, g_strdup (name));
  if (may_repair && g_unlink (path) == 0)
    files->n_removed++;
}

static void
examine_folder (GvtProfile *profile,
                const char *name,
                const char *const *endings,
                gboolean may_repair,
                GvtDoctorFiles *files)
{
  g_autofree char *folder = g_build_filename (gvt_profile_get_folder (profile), name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  files->broken = g_ptr_array_new_with_free_func (g_free);
  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    for (guint i = 0; endings[i] != NULL; i++)
      examine_file (files, folder, file, endings[i], may_repair);
}

typedef struct
{
  GvtProfile *profile;
  guint n_missing;
} Missing;

static gboolean
count_missing (GvtDb *db, gpointer user_data, GError **error)
{
  Missing *missing = user_data;
  g_autoptr (GError) end = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT village, election, list_version, file_hash FROM pack", error);

  if (stmt == NULL)
    return FALSE;

  while (gvt_stmt_next (stmt, &end))
    {
      g_autoptr (GError) local = NULL;
      GvtPackName name = {
        gvt_stmt_text (stmt, 0), gvt_stmt_text (stmt, 1), (guint) gvt_stmt_int (stmt, 2), { { 0 } }
      };
      g_autoptr (GvtPackChain) chain = gvt_stmt_hash (stmt, 3, &name.hash, error)
                                           ? gvt_pack_chain_load (db, &name, error)
                                           : NULL;

      if (chain == NULL)
        return FALSE;
      gvt_pack_chain_check (chain, missing->profile, &local);
      missing->n_missing += g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND);
    }
  if (end == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&end));
  return FALSE;
}

/* Those that the laptop knows of; before the broken ones go, which are missing afterwards. */
static void
examine_missing (GvtProfile *profile, GvtJournal *journal, GvtDoctorReport *report)
{
  Missing missing = { .profile = profile };
  g_autoptr (GError) error = NULL;

  if (!gvt_store_read (gvt_journal_get_store (journal), count_missing, &missing, &error))
    g_message ("Which lists should be here: %s", error->message);
  report->lists.n_missing = missing.n_missing;
}

static void
examine_files (GvtProfile *profile, gboolean may_repair, GvtDoctorReport *report)
{
  static const char *const lists[] = { ".gvpack", ".gvdelt", ".gvlexi", NULL };
  static const char *const modules[] = { ".gvmod", NULL };

  examine_folder (profile, "packs", lists, may_repair, &report->lists);
  examine_folder (profile, "modules", modules, may_repair, &report->modules);
}

/* --- backups --- */

static void
examine_backup (GvtProfile *profile, const GvtBackup *backup, GvtDoctorReport *report)
{
  g_autoptr (GError) error = NULL;

  if (gvt_backup_verify (profile, backup, &error))
    return;

  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_LOCKED))
    report->n_other_backups++;
  else
    g_ptr_array_add (report->broken_backups, g_strdup (backup->name));
  g_message ("Backup %s: %s", backup->name, error->message);
}

/* --- all of it --- */

typedef struct
{
  GvtProgress *progress;
  GCancellable *cancellable;
} Watch;

static gboolean
go_on (const Watch *watch, GvtDoctorStage stage, guint64 count, guint64 total, GError **error)
{
  gvt_progress_tell (watch->progress, stage, count, total);
  return !g_cancellable_set_error_if_cancelled (watch->cancellable, error);
}

static gboolean
examine_backups (GvtProfile *profile, const Watch *watch, GvtDoctorReport *report, GError **error)
{
  g_autofree char *folder = gvt_backups_folder (gvt_profile_get_folder (profile));
  g_autoptr (GPtrArray) backups = gvt_backups_list (folder);

  report->n_backups = backups->len;
  report->broken_backups = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < backups->len; i++)
    {
      if (!go_on (watch, GVT_DOCTOR_BACKUPS, i, backups->len, error))
        return FALSE;
      examine_backup (profile, backups->pdata[i], report);
    }
  return TRUE;
}

gboolean
gvt_doctor_examine (GvtProfile *profile,
                    gboolean may_repair,
                    GvtProgress *progress,
                    GvtDoctorReport *report,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Watch watch = { progress, cancellable };

  g_return_val_if_fail (report != NULL, FALSE);

  if (journal == NULL || !go_on (&watch, GVT_DOCTOR_RECORDS, 0, 0, error))
    return FALSE;

  report->n_vault_copies = 2;
  report->n_vault_damaged_now = count_damaged_copies (profile);
  examine_journal (journal, report);
  load_comparison (profile, report);
  if (!go_on (&watch, GVT_DOCTOR_TABLES, 0, 0, error))
    return FALSE;

  examine_tables (journal, may_repair, report);
  if (!go_on (&watch, GVT_DOCTOR_FILES, 0, 0, error))
    return FALSE;

  gvt_doctor_examine_attachments (journal, &report->attachments);
  examine_missing (profile, journal, report);
  examine_files (profile, may_repair, report);
  return examine_backups (profile, &watch, report, error);
}

static gboolean
files_are_well (const GvtDoctorFiles *files)
{
  return files->broken->len == files->n_removed;
}

gboolean
gvt_doctor_is_well (const GvtDoctorReport *self)
{
  return self->n_vault_damaged_now == 0 && self->is_journal_sound
         && self->comparison.state != GVT_COMPARED_DIFFERENT && self->differing != NULL
         && (self->differing[0] == NULL || self->is_rebuilt) && files_are_well (&self->attachments)
         && self->attachments.n_missing == 0 && files_are_well (&self->lists)
         && files_are_well (&self->modules) && self->broken_backups->len == 0;
}
