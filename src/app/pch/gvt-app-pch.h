/* SPDX-License-Identifier: GPL-3.0-or-later */
#if __INCLUDE_LEVEL__ > 0 /* compiled by itself, a header is a main file */
#pragma once
#endif

#include <adwaita.h>
#include <gtk/gtk.h>
#include <json-glib/json-glib.h>
