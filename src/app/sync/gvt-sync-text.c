/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync-text.h"

#include <glib/gi18n-lib.h>

#include "gvt-lease-words.h"
#include "gvt-text.h"

char *
gvt_sync_describe_contact (gint64 contact_at_us)
{
  return contact_at_us > 0 ? gvt_text_date_time (contact_at_us) : g_strdup (_ ("Never yet"));
}

char *
gvt_sync_describe_lists (GListModel *lists)
{
  gint64 first_end = G_MAXINT64;
  guint n_open = 0;
  gboolean ends_soon = FALSE;
  g_autofree char *figure = NULL;
  g_autofree char *until = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      if (gvt_leased_list_get_state (list) != GVT_LEASED_OPEN)
        continue;
      n_open++;
      ends_soon = ends_soon || gvt_leased_list_ends_soon (list);
      first_end = MIN (first_end, gvt_leased_list_get_not_after (list));
    }
  if (n_open == 0)
    return g_strdup (gvt_lease_words_n_closed (lists) > 0 ? _ ("Closed: their time is over")
                                                          : _ ("None is open"));
  figure = gvt_text_number (n_open);
  until = gvt_text_date_time (first_end);
  if (ends_soon) /* Translators: how many villages' lists are open, and when the first one closes */
    return g_strdup_printf (_ ("%s villages; closes soon: %s"), figure, until);
  /* Translators: how many villages' lists are open, and until when */
  return g_strdup_printf (_ ("%s villages, open until %s"), figure, until);
}

char *
gvt_sync_describe_progress (GvtSyncStage stage, guint64 count, guint64 total)
{
  g_autofree char *done = NULL;
  g_autofree char *all = NULL;

  if (stage == GVT_SYNC_SENDING_FILES)
    {
      done = gvt_text_size (count);
      all = gvt_text_size (total);
      return g_strdup_printf (_ ("Sending photos: %s of %s"), done, all);
    }
  if (stage == GVT_SYNC_FETCHING)
    {
      done = gvt_text_size (count);
      all = gvt_text_size (total);
      return total > 0 ? g_strdup_printf (_ ("Fetching lists and modules: %s of %s"), done, all)
                       : g_strdup_printf (_ ("Fetching lists and modules: %s"), done);
    }
  done = gvt_text_number ((gint64) count);
  all = gvt_text_number ((gint64) total);
  if (stage == GVT_SYNC_SENDING)
    return g_strdup_printf (_ ("Sending records: %s of %s"), done, all);
  return g_strdup_printf (_ ("Receiving messages: %s"), done);
}

char *
gvt_sync_describe_report (const GvtSyncReport *report)
{
  g_autofree char *confirmed = gvt_text_number ((gint64) report->ledger.confirmed);
  g_autofree char *messages = gvt_text_number (report->n_messages);
  g_autofree char *files = gvt_text_number (report->n_files);
  g_autofree char *size = gvt_text_size (report->n_bytes);

  /* Translators: records, messages, files and their size */
  return g_strdup_printf (_ ("Done: %s records confirmed in all, %s messages and %s files (%s) "
                             "received."),
                          confirmed, messages, files, size);
}

char *
gvt_sync_describe_photos (const GvtSyncLedger *ledger)
{
  g_autofree char *all = gvt_text_number ((gint64) ledger->files);
  g_autofree char *received = gvt_text_number ((gint64) ledger->files_received);

  /* Translators: how many photos the centre holds, of how many */
  return g_strdup_printf (_ ("%s of %s are at the centre"), received, all);
}

char *
gvt_sync_describe_held (guint n_held, guint64 bytes)
{
  g_autofree char *files = gvt_text_number (n_held);
  g_autofree char *size = gvt_text_size (bytes);

  /* Translators: how many files, and their size */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s file, %s: it waits, because this network counts its data",
                   "%s files, %s: they wait, because this network counts its "
                   "data",
                   n_held),
      files, size);
}

char *
gvt_sync_describe_part (const GvtLedgerPart *part)
{
  guint64 only_here = part->made - part->sent;
  guint64 on_the_way = part->sent - part->received;
  g_autofree char *made = gvt_text_number ((gint64) part->made);
  g_autofree char *here = gvt_text_number ((gint64) only_here);
  g_autofree char *sent = gvt_text_number ((gint64) on_the_way);

  if (part->received == part->made)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s record, received by the centre",
                                         "%s records, all received by the centre", part->made),
                            made);
  if (on_the_way == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s record; on this laptop alone: %s",
                                         "%s records; on this laptop alone: %s", part->made),
                            made, here);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%s record; sent without a receipt: %s; on this laptop alone: %s",
                   "%s records; sent without a receipt: %s; on this laptop alone: %s", part->made),
      made, sent, here);
}

char *
gvt_sync_describe_record (const GvtLedgerRecord *record)
{
  g_autofree char *time = gvt_text_time (record->at_us);

  /* Translators: a time, and the code of who recorded it */
  return *record->actor != '\0' ? g_strdup_printf (_ ("%s · by %s"), time, record->actor)
                                : g_steal_pointer (&time);
}

char *
gvt_sync_describe_record_details (const GvtLedgerRecord *record, const char *place)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_strv_builder_add (builder, gvt_record_state_words (record->state));
  if (*place != '\0')
    g_strv_builder_add (builder, place);
  if (record->clock != GVT_CLOCK_TRUSTED)
    g_strv_builder_add (builder, _ ("the clock was not sure"));
  g_strv_builder_add (builder, record->kind);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

char *
gvt_sync_describe_difference (const GvtRecordDifference *difference, const char *place)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *number = gvt_text_number ((gint64) difference->first_seq);
  g_autofree char *named = g_strdup_printf (_ ("Record %s"), number);
  g_autofree char *when = difference->is_here ? gvt_text_date_time (difference->at_us) : NULL;
  g_auto (GStrv) parts = NULL;

  g_strv_builder_add (builder, named);
  if (*difference->kind != '\0')
    g_strv_builder_add (builder, difference->kind);
  if (*place != '\0')
    g_strv_builder_add (builder, place);
  if (when != NULL)
    g_strv_builder_add (builder, when);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

char *
gvt_sync_describe_notes (const GvtSyncLedger *ledger)
{
  g_autofree char *copy = gvt_sync_describe_copy (ledger);
  g_autofree char *stale = gvt_sync_describe_stale (ledger);

  if (copy == NULL || stale == NULL)
    return copy != NULL ? g_steal_pointer (&copy) : g_steal_pointer (&stale);
  return g_strconcat (copy, "\n\n", stale, NULL);
}
