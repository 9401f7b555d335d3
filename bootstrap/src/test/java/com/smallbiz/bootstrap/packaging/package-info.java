/** How the application is delivered: its manifests, its image's layers, what it is made of. */
package com.smallbiz.bootstrap.packaging;
