/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-clock.h"

G_BEGIN_DECLS

/* What unit tests share. */

/** GVT_TEST_NOW_US: where gvt_test_clock() stands: 24 November 2026, 09.00 WITA */
#define GVT_TEST_NOW_US G_GINT64_CONSTANT (1795482000000000)

/** gvt_test_init: instead of g_test_init(): the environment's locale (all is skipped where it is
 * not installed), an empty home, and the cryptography ready */
void gvt_test_init (int *argc, char ***argv);
/** gvt_test_use_empty_home: before g_test_init(), and only once: a folder of our own, gone when the
 * program ends, is the home and every XDG folder of this program and of those it runs. Not
 * G_TEST_OPTION_ISOLATE_DIRS, which hides /usr/share too and forgets what it replaces. */
void gvt_test_use_empty_home (void);

/* Whether this program is built with AddressSanitizer, which keeps what was freed, maps terabytes,
 * and whose search for leaks dies of GnuTLS. */
#ifdef __SANITIZE_ADDRESS__
#define GVT_TEST_IS_SANITIZED TRUE
#elif defined(__has_feature)
#define GVT_TEST_IS_SANITIZED __has_feature (address_sanitizer)
#else
#define GVT_TEST_IS_SANITIZED FALSE
#endif

/** gvt_test_folder: Returns: (transfer none): a new empty folder, removed with all in it when this
 * test ends */
const char *gvt_test_folder (void);

/** gvt_test_remove_tree: the folder @path and all in it, or the file. Returns: whether all of it
 * went */
gboolean gvt_test_remove_tree (const char *path);

/** gvt_test_folder_contains: whether any file under @folder holds the bytes of @text (I10) */
gboolean gvt_test_folder_contains (const char *folder, const char *text);

/** gvt_test_folder_digest: of every file under @folder: its name, its size and what it holds.
 * Returns: (transfer full): a line for each, so that a difference can be read */
char *gvt_test_folder_digest (const char *folder);

/** gvt_test_clock: Returns: (transfer full): a fixed clock at %GVT_TEST_NOW_US */
GvtClock *gvt_test_clock (void);

/** gvt_test_bytes: Returns: (transfer full): the characters of @text, without the terminator */
GBytes *gvt_test_bytes (const char *text);

/** gvt_test_assert_bytes: compares, and shows both in hexadecimal when they differ */
void gvt_test_assert_bytes (GBytes *found, GBytes *expected);

/**
 * gvt_test_wait_until:
 * @condition: asked after each turn of the default main context
 * @what: what is awaited, for the message when the deadline has passed: 20 seconds, and 80 under
 *   sanitizers
 *
 * Never sleep in a test: wait for what must happen.
 */
void gvt_test_wait_until (gboolean (*condition) (gpointer), gpointer user_data, const char *what);
/** gvt_test_look_until: as gvt_test_wait_until(), for what another process does: it is looked at
 * again and again */
void gvt_test_look_until (gboolean (*condition) (gpointer), gpointer user_data, const char *what);

G_END_DECLS
