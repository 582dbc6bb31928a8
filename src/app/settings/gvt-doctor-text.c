/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-doctor-text.h"

#include <glib/gi18n-lib.h>

#include "gvt-text.h"

const char *
gvt_doctor_part_title (GvtDoctorPart part)
{
  switch (part)
    {
    case GVT_DOCTOR_PART_KEYS:
      return _ ("Keys");
    case GVT_DOCTOR_PART_RECORDS:
      return _ ("Records");
    case GVT_DOCTOR_PART_TABLES:
      return _ ("Lists made from the records");
    case GVT_DOCTOR_PART_PHOTOS:
      return _ ("Photos");
    case GVT_DOCTOR_PART_LISTS:
      return _ ("Voter lists");
    case GVT_DOCTOR_PART_MODULES:
      return _ ("Modules");
    case GVT_DOCTOR_PART_BACKUPS:
    case GVT_DOCTOR_N_PARTS:
    default:
      return _ ("Backups");
    }
}

static char *
describe_keys (const GvtDoctorReport *report)
{
  if (report->n_vault_damaged_now == 0)
    return g_strdup (_ ("Both copies are sound."));
  return g_strdup (
      _ ("One of the two copies is damaged. Lock this laptop and unlock it again: that "
         "puts it right from the other one."));
}

static char *
describe_records (const GvtDoctorReport *report)
{
  g_autofree char *records = gvt_text_number ((gint64) report->journal.chain.n_events);
  g_autofree char *pages = gvt_text_number ((gint64) report->journal.pages.n_pages);

  if (report->is_journal_sound)
    return g_strdup_printf (_ ("%s, each in its place; %s pages, all as they were written."),
                            records, pages);
  return g_strdup (_ ("Damaged. They cannot be made again from anything on this laptop. What was "
                      "sent is safe at the centre. Do not go on working: put the newest backup "
                      "back, or call your supervisor."));
}

static char *
describe_tables (const GvtDoctorReport *report)
{
  guint n = report->differing != NULL ? g_strv_length (report->differing) : 0;
  g_autofree char *all = gvt_text_number (report->n_tables);
  g_autofree char *differing = gvt_text_number (n);

  if (report->differing == NULL)
    return g_strdup (_ ("Not examined, because the records are damaged."));
  if (n == 0)
    return g_strdup_printf (_ ("%s, all as they should be."), all);
  if (report->is_rebuilt)
    return g_strdup_printf (_ ("%s of %s differed, and were made again."), differing, all);
  return g_strdup_printf (_ ("%s of %s differ. Nothing is lost: they can be made again."),
                          differing, all);
}

static char *
describe_photos (const GvtDoctorFiles *files)
{
  g_autofree char *all = gvt_text_number (files->n);
  g_autofree char *damaged = gvt_text_number (files->broken->len);
  g_autofree char *missing = gvt_text_number (files->n_missing);

  if (files->broken->len == 0 && files->n_missing == 0)
    return g_strdup_printf (_ ("%s, all as they were taken."), all);
  return g_strdup_printf (_ ("%s of %s are damaged, and %s are missing. They cannot be made again: "
                             "photograph the papers once more, or put a backup back."),
                          damaged, all, missing);
}

static char *
describe_files (const GvtDoctorFiles *files)
{
  g_autofree char *all = gvt_text_number (files->n);
  g_autofree char *damaged = gvt_text_number (files->broken->len);
  g_autofree char *missing = gvt_text_number (files->n_missing);

  if (files->broken->len > files->n_removed)
    return g_strdup_printf (_ ("%s of %s are damaged. They can be removed; synchronising fetches "
                               "them again."),
                            damaged, all);
  if (files->n_removed > 0)
    return g_strdup_printf (
        _ ("%s of %s were damaged, and were removed. Synchronise, and they come "
           "again."),
        damaged, all);
  if (files->n_missing > 0)
    return g_strdup_printf (_ ("%s, all sound; %s are missing. Synchronise, and they come again."),
                            all, missing);
  return g_strdup_printf (_ ("%s, all sound."), all);
}

static char *
describe_backups (const GvtDoctorReport *report)
{
  g_autofree char *all = gvt_text_number (report->n_backups);
  g_autofree char *damaged = gvt_text_number (report->broken_backups->len);
  g_autofree char *others = gvt_text_number (report->n_other_backups);

  if (report->broken_backups->len > 0)
    return g_strdup_printf (_ ("%s of %s are damaged and of no use. Make a new one."), damaged,
                            all);
  if (report->n_other_backups > 0)
    return g_strdup_printf (_ ("%s; %s of them are under former keys, and were not opened."), all,
                            others);
  return g_strdup_printf (_ ("%s, all sound."), all);
}

static gboolean
files_are_well (const GvtDoctorFiles *files)
{
  return files->broken->len == files->n_removed;
}

char *
gvt_doctor_part_describe (const GvtDoctorReport *report, GvtDoctorPart part, gboolean *is_well)
{
  switch (part)
    {
    case GVT_DOCTOR_PART_KEYS:
      *is_well = report->n_vault_damaged_now == 0;
      return describe_keys (report);
    case GVT_DOCTOR_PART_RECORDS:
      *is_well = report->is_journal_sound;
      return describe_records (report);
    case GVT_DOCTOR_PART_TABLES:
      *is_well = report->differing != NULL && (report->differing[0] == NULL || report->is_rebuilt);
      return describe_tables (report);
    case GVT_DOCTOR_PART_PHOTOS:
      *is_well = report->attachments.broken->len == 0 && report->attachments.n_missing == 0;
      return describe_photos (&report->attachments);
    case GVT_DOCTOR_PART_LISTS:
      *is_well = files_are_well (&report->lists);
      return describe_files (&report->lists);
    case GVT_DOCTOR_PART_MODULES:
      *is_well = files_are_well (&report->modules);
      return describe_files (&report->modules);
    case GVT_DOCTOR_PART_BACKUPS:
    case GVT_DOCTOR_N_PARTS:
    default:
      *is_well = report->broken_backups->len == 0;
      return describe_backups (report);
    }
}

gboolean
gvt_doctor_can_repair (const GvtDoctorReport *report)
{
  return (report->differing != NULL && report->differing[0] != NULL && !report->is_rebuilt)
         || !files_are_well (&report->lists) || !files_are_well (&report->modules);
}

char *
gvt_doctor_describe_stage (guint stage, guint64 count, guint64 total)
{
  g_autofree char *done = gvt_text_number ((gint64) count + 1);
  g_autofree char *all = gvt_text_number ((gint64) total);

  switch ((GvtDoctorStage) stage)
    {
    case GVT_DOCTOR_TABLES:
      return g_strdup (_ ("Making every list once more, to compare"));
    case GVT_DOCTOR_FILES:
      return g_strdup (_ ("Reading photos, voter lists and modules"));
    case GVT_DOCTOR_BACKUPS:
      /* Translators: which one of how many */
      return g_strdup_printf (_ ("Reading backup %s of %s"), done, all);
    case GVT_DOCTOR_RECORDS:
    default:
      return g_strdup (_ ("Reading every record"));
    }
}
