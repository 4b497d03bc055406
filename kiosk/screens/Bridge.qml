pragma Singleton
import QtQuick

// What Python gives to QML, set once by window.py before the first page is loaded.
QtObject {
    property var stage
    property var comfort
    property var house
    property var finder
    property var number
    property var speaker
}
