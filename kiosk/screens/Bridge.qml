pragma Singleton
import QtQuick

// What Python gives to QML, set once by window.py before the first page is loaded; and the scene being shown.
// Pages bind the scene: giving it to a Loader as an initial property loses some 14 KB a page (Qt 6.11.3, measured).
QtObject {
    property var stage
    property var scene: ({})
    property var comfort
    property var house
    property var finder
    property var number
    property var caseNumber
    property var answer
    property var sign
    property var pin
    property var preview
    property var speaker
}
