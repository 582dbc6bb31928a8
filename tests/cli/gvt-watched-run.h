/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Built programs run as people run them, with their folders inside one that the test owns, and
 * watched for words that must stand nowhere in the clear (I10). Main thread. */
typedef struct
{
  char *folder;        /* home and tmp of the programs lie in here */
  GPtrArray *words;    /* Word */
  GFileMonitor *temp;  /* of the folder for temporary files */
  guint n_temp_files;  /* that were seen there */
  guint n_looks;       /* at command lines and environments */
  guint n_runs;        /* of programs that ended */
  GSubprocess *server; /* (nullable) */
} GvtWatch;

/** gvt_watch_new: @folder: exists */
GvtWatch *gvt_watch_new (const char *folder);
void gvt_watch_free (GvtWatch *self);

/** gvt_watch_add: @word: in upper and lower case; @name: for messages */
void gvt_watch_add (GvtWatch *self, const char *name, const char *word);
void gvt_watch_add_bytes (GvtWatch *self, const char *name, const void *data, gsize length);

/**
 * gvt_watch_run:
 * @input: (nullable): standard input
 * @may_say: (nullable): %NULL-terminated names of words that may stand in standard output
 * @args: %NULL-terminated: "govotectl" or "govote-central", then its arguments
 *
 * Fails the test when the program fails, or when a word shows in its output, or in the command line
 * or environment of the program or of any that it starts. Returns: (transfer full): standard output
 */
char *gvt_watch_run (GvtWatch *self,
                     const char *input,
                     const char *const *may_say,
                     const char *const *args);

/** gvt_watch_start: begins @args and leaves it running; it dies with the test at the latest, and
 * its log, PROGRAM.log, lies in the watch's folder. @environment: (nullable): instead of the
 * test's. Returns: (transfer full) */
GSubprocess *gvt_watch_start (GvtWatch *self, char **environment, const char *const *args);

/** gvt_watch_serve: starts the centre's server on loopback, which dies with the test at the latest.
 * Returns: (transfer full): its address */
char *gvt_watch_serve (GvtWatch *self, const char *centre);
/** gvt_watch_stop: asks the server to end, and waits; its log lies in the watch's folder */
void gvt_watch_stop (GvtWatch *self);

/** gvt_watch_search: fails the test when a word stands in any file under @folder, or in a file's
 * name. Returns: how many files were read */
guint gvt_watch_search (GvtWatch *self, const char *folder);

/** gvt_watch_count_temp_files: Returns: how many temporary files were ever made, also if they are
 * gone */
guint gvt_watch_count_temp_files (GvtWatch *self);

/** gvt_watch_find: Returns: (nullable): the name of a word that stands in @data and not in
 * @except (nullable) */
const char *
gvt_watch_find (GvtWatch *self, const void *data, gsize length, const char *const *except);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtWatch, gvt_watch_free)

/** gvt_watch_assert_private: no file and no folder under @folder is anybody's but its owner's.
 * Returns: how many files */
guint gvt_watch_assert_private (const char *folder);

G_END_DECLS
